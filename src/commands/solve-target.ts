import { songKey } from '../analysis/slot-key'
import { type SolvedTarget, solveTarget, withDrive } from '../analysis/solve-target'
import { DELIVERY } from '../params'
import type { SessionDoc } from '../session/document'
import { masterLoudness } from '../state/loudness-store'
import type { NearestMaster, TargetOutcome } from '../state/target-store'
import { shownName } from '../wav/audio-file-error'
import type { App } from './app'
import { missingStems } from './available-session'
import { failureText, isAbort } from './message-of'

const DRIVE = ['master', 'limiter', 'driveDb'] as const
const lufsText = (lufs: number) => `${lufs.toFixed(1).replace('-', '−')} LUFS`

/**
 * Finds the drive at which the master comes to the session's loudness target, and sets it: one step of undo. Where there
 * is none, says why. `cancelSetLoudness` ends it, and so does any change of what is mastered.
 */
export async function setLoudness(app: App): Promise<void> {
  const { session } = app.session.getState()
  if (app.targets.getState().abort) return
  const { targetLufs } = session?.delivery ?? { targetLufs: 0 }
  const obstacle = obstacleOf(app, session)
  if (!session || obstacle) {
    end(app, { kind: 'failed', text: obstacle ?? '' })
    return
  }
  const abort = new AbortController()
  app.targets.setState({ abort, targetLufs, fraction: 0, outcome: null })
  // The cores belong to the search; the whole-song figures wait, and those of the master come out of it.
  app.analysis.pause()
  const unwatch = abortOnChange(app, abort)
  try {
    const solved = await search(app, session, abort.signal)
    unwatch()
    abort.signal.throwIfAborted()
    if (solved.landed) {
      const { driveDb, integratedLufs, notes } = solved
      app.analysis.learnMaster(withDrive(session, driveDb), solved.result)
      app.session.getState().edit(`Set loudness to ${lufsText(targetLufs)}`, null, [{ path: DRIVE, value: driveDb }])
      end(app, { kind: 'landed', driveDb, integratedLufs, notes })
    } else {
      end(app, { kind: 'refused', text: solved.text, spans: solved.spans, nearest: solved.nearest })
    }
  } catch (error) {
    if (abort.signal.aborted || isAbort(error)) end(app, { kind: 'cancelled', text: cancelledText(abort.signal) })
    else
      end(app, { kind: 'failed', text: failureText('The loudness could not be set', error, 'The drive is as it was.') })
  } finally {
    unwatch()
    if (app.exporting.getState().status !== 'running') app.analysis.resume()
  }
}

/** Ends the search that runs; nothing is changed. */
export function cancelSetLoudness(app: App): void {
  app.targets.getState().abort?.abort()
}

/** Takes what came nearest to a target that could not be had. */
export function takeNearest(app: App, { driveDb, integratedLufs }: NearestMaster): void {
  const { min, max } = DELIVERY.targetLufs
  const targetLufs = Math.min(max, Math.max(min, Math.round(integratedLufs * 10) / 10))
  app.session.getState().edit(`Take ${lufsText(integratedLufs)}`, null, [
    { path: DRIVE, value: driveDb },
    { path: ['delivery', 'targetLufs'], value: targetLufs },
  ])
  end(app, { kind: 'landed', driveDb, integratedLufs, notes: [] })
}

async function search(app: App, session: SessionDoc, signal: AbortSignal): Promise<SolvedTarget> {
  const { renderHost } = await app.engineReady()
  const cores = navigator.hardwareConcurrency || 2
  // While the song plays one core is left to it.
  const threads = Math.max(1, app.transport.getState().playing ? cores - 1 : cores)
  const request = { session, targetLufs: session.delivery.targetLufs, threads, ...knownOf(app, session) }
  return solveTarget(request, renderHost, {
    signal,
    onProgress: ({ fraction }) => {
      if (!signal.aborted) app.targets.setState({ fraction })
    },
  })
}

/** What the whole-song figures say already, where the file has their rate. */
function knownOf(app: App, { master, rateHz, export: { rateHz: fileRateHz } }: SessionDoc) {
  const { status, figures } = masterLoudness(app.loudness.getState())
  const isSame = (fileRateHz ?? rateHz) === rateHz
  return status === 'current' && figures && isSame ? { known: { driveDb: master.limiter.driveDb, ...figures } } : {}
}

/** A drive that was found for another mix, or another target, would be wrong. */
function abortOnChange(app: App, abort: AbortController): () => void {
  const before = askedKey(app)
  return app.session.subscribe(() => {
    if (askedKey(app) !== before) abort.abort(CHANGED)
  })
}

/** Everything that an answer belongs to: the master, and what is asked of it. */
function askedKey(app: App): string {
  const { session } = app.session.getState()
  return `${session && songKey(session, 'master', app.imports.getState().stems)} ${JSON.stringify(session?.delivery)}`
}

const CHANGED = 'The session was changed: the search was ended, and the drive left as it is.'

function cancelledText({ reason }: AbortSignal): string {
  return reason === CHANGED ? CHANGED : 'Cancelled. The drive is as it was.'
}

function obstacleOf(app: App, session: SessionDoc | null): string | null {
  if (!session || session.groups.length === 0) return 'There is nothing to measure: add stems first.'
  const [missing] = missingStems(session, app.imports.getState().stems).filter((stem) =>
    session.groups.some((group) => group.stems.includes(stem)),
  )
  return missing ? `The master would not be whole: “${shownName(missing.fileName)}” is missing. Add it first.` : null
}

/** Says what came of it, until something else is asked or the master is another. */
function end(app: App, outcome: TargetOutcome): void {
  app.targets.setState({ abort: null, outcome })
  const key = askedKey(app)
  const unwatch = app.session.subscribe(() => {
    const isShown = app.targets.getState().outcome === outcome
    if (isShown && askedKey(app) === key) return
    unwatch()
    if (isShown) app.targets.setState({ outcome: null })
  })
}
