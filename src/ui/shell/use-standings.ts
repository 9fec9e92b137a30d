import { useStore } from 'zustand'
import { numberText, rateText } from '../../params/value-text'
import { masterLoudness } from '../../state/loudness-store'
import type { SessionState } from '../../state/session-store'
import type { Tab } from '../../state/view-store'
import { useApp, useImports, useLoudness, useSession } from '../app-context'
import { useThreads } from '../compare/review/use-threads'
import { listedVersions, useProject } from '../use-project'

export type Standing = 'none' | 'attention' | 'good'
export const STANDING_WORDS: Record<Standing, string> = { none: 'not begun', attention: 'in work', good: 'done' }

interface StepStanding {
  readonly standing: Standing
  /** What the step has found, in a few words; empty where it has found nothing. */
  readonly measured: string
}

/** How every step stands, and what it measured. */
export function useStandings(): Record<Tab, StepStanding> {
  return { stems: useStems(), master: useMaster(), compare: useCompare(), deliver: useDeliver() }
}

const stemsOf = ({ session }: SessionState) => session?.groups.reduce((sum, { stems }) => sum + stems.length, 0) ?? 0

function useStems(): StepStanding {
  const count = useSession(stemsOf)
  const rateHz = useSession((state) => state.session?.rateHz ?? 0)
  // By their hashes: an edit of a setting is none of this step's business.
  const hashes = useSession(
    ({ session }) => session?.groups.flatMap(({ stems }) => stems.map(({ sha256 }) => sha256 ?? '-')).join(' ') ?? '',
  )
  const reading = useImports(({ jobs }) => jobs.filter(({ error }) => error === null).length)
  const missing = useImports(({ stems }) => hashes.split(' ').filter((hash) => hash !== '' && !stems[hash]).length)
  if (reading > 0) return { standing: 'attention', measured: `reading ${reading}` }
  if (count === 0) return { standing: 'none', measured: '' }
  if (missing > 0) return { standing: 'attention', measured: `${missing} missing` }
  return { standing: 'good', measured: `${count} ${count === 1 ? 'stem' : 'stems'}, ${rateText(rateHz)}` }
}

function useMaster(): StepStanding {
  const isEmpty = useSession((state) => stemsOf(state) === 0)
  const isEdited = useSession((state) => (state.history?.past.length ?? 0) > 1)
  const status = useLoudness((state) => masterLoudness(state).status)
  const lufs = useLoudness((state) => masterLoudness(state).figures?.integratedLufs ?? Number.NEGATIVE_INFINITY)
  if (isEmpty) return { standing: 'none', measured: '' }
  return {
    standing: isEdited && status === 'current' ? 'good' : 'attention',
    measured: Number.isFinite(lufs) ? `${numberText(lufs, 1)} LUFS` : '',
  }
}

function useCompare(): StepStanding {
  const project = useProject()
  const threads = useThreads()
  const others = useSession(({ session }) =>
    session ? Number(Boolean(session.compare.rough)) + session.compare.references.length : 0,
  )
  const [newest] = project ? listedVersions(project) : []
  const open = threads.filter(({ resolved }) => !resolved).length
  const says = [newest?.name, open > 0 ? `${open} open` : null].filter(Boolean)
  if (says.length === 0 && others > 0) says.push(`beside ${others} ${others === 1 ? 'other' : 'others'}`)
  if (open > 0) return { standing: 'attention', measured: says.join(', ') }
  return { standing: newest || others > 0 ? 'good' : 'none', measured: says.join(', ') }
}

function useDeliver(): StepStanding {
  const app = useApp()
  const status = useStore(app.exporting, (state) => state.status)
  const isMeasured = useStore(app.certificates, (state) => state.status === 'done')
  // Delivered is what was read again and found to be what it was to be.
  const isCertified = useStore(app.certificates, ({ files }) => files.every(({ certificate }) => certificate?.passed))
  if (status === 'running') return { standing: 'attention', measured: 'exporting' }
  if (status === 'failed') return { standing: 'attention', measured: 'not exported' }
  if (status !== 'done') return { standing: 'none', measured: '' }
  if (!isMeasured) return { standing: 'attention', measured: 'exported' }
  return isCertified ? { standing: 'good', measured: 'certified' } : { standing: 'attention', measured: 'look at it' }
}
