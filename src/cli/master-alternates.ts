import { ALTERNATE_TARGET, ALTERNATES } from '../params'
import type { AlternateDoc, SessionDoc } from '../session/document'
import { fileNamePart } from '../session/file-name'
import type { Arguments, OptionSpec } from './arguments'
import { chooseGroups } from './choose-groups'
import { UsageError } from './usage-error'

const MODES = ALTERNATES.mode.options.map(({ id }) => id)
const OVERS = ALTERNATES.overs.options.map(({ id }) => id)
const { min, max, unit } = ALTERNATE_TARGET

export const ALTERNATE_OPTIONS: Record<string, OptionSpec> = {
  alternate: {
    type: 'string',
    multiple: true,
    value: 'NAME=STEM,STEM',
    help: 'Writes "OUT (NAME).ext" as well, in which only these stems sound. Repeatable.',
  },
  alternates: {
    type: 'string',
    value: [...MODES, 'none'].join('|'),
    help: "Linked, they sum to the master; free, each is mastered anew; none, the session's are left out.",
  },
  stems: { type: 'boolean', help: 'Writes each stem through the master as "OUT (STEM).ext"; they sum to the master.' },
  overs: {
    type: 'string',
    value: OVERS.join('|'),
    help: 'Where a linked file exceeds full scale: all as 32-bit float, or all lowered by one gain.',
  },
  'alternate-target': {
    type: 'string',
    value: unit,
    help: `Loudness of free alternates, ${min} to ${max}; the session's, else ${ALTERNATE_TARGET.default}.`,
  },
}

export const ALTERNATE_NOTES =
  'A STEM of an alternate is a group by its name or id, a stem file with or without its ending, or a family\n' +
  '(all groups of it). An --alternate replaces those of the session.'

/** What the line says of alternates. */
export interface AskedAlternates {
  sets: { name: string; words: string[] }[]
  mode: SessionDoc['alternates']['mode'] | 'none' | undefined
  stems: boolean
  overs: SessionDoc['alternates']['overs'] | undefined
  targetLufs: number | undefined
}

/** Reads them; throws UsageError for what cannot be meant, before anything is opened. */
export function askedAlternates(given: Arguments): AskedAlternates {
  const asked: AskedAlternates = {
    sets: given.texts('alternate').map(setOf),
    mode: given.oneOf('alternates', [...MODES, 'none'] as const),
    stems: given.flag('stems'),
    overs: given.oneOf('overs', OVERS),
    targetLufs: given.number('alternate-target', min, max, unit),
  }
  const names = asked.sets.map(({ name }) => name.toLowerCase())
  const twice = asked.sets.find((_, index) => names.indexOf(names[index] as string) !== index)
  if (twice) throw new UsageError(`Two alternates are called "${twice.name}": give one of them another name.`)
  if (asked.mode === 'free' && asked.stems) throw new UsageError(STEMS_ARE_LINKED)
  if (asked.mode === 'none' && (asked.stems || asked.sets.length > 0)) {
    throw new UsageError('--alternates none leaves them out: take --alternate and --stems off the line, or none.')
  }
  return asked
}

const STEMS_ARE_LINKED = '--stems writes linked files: say --alternates linked, or leave --stems out.'

function setOf(text: string): { name: string; words: string[] } {
  const at = text.indexOf('=')
  const name = fileNamePart(text.slice(0, Math.max(0, at)), '')
  const words = text
    .slice(at + 1)
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
  if (at >= 0 && name && words.length > 0) return { name, words }
  throw new UsageError(`--alternate takes NAME=STEM,STEM, such as "Instrumental=drums,bass", not "${text}".`)
}

/** What is asked for on the line wins over the session. */
export function applyAlternates(asked: AskedAlternates, session: SessionDoc, say: (line: string) => void): void {
  const { alternates, groups } = session
  if (asked.mode === 'none') {
    Object.assign(alternates, { sets: [], stems: false })
    return
  }
  if (asked.mode) alternates.mode = asked.mode
  if (asked.overs) alternates.overs = asked.overs
  if (asked.stems) alternates.stems = true
  if (asked.stems && alternates.mode === 'free') throw new UsageError(STEMS_ARE_LINKED)
  if (asked.sets.length > 0) {
    alternates.sets = asked.sets.map(
      ({ name, words }): AlternateDoc => ({
        name,
        groups: [...new Set(words.flatMap((word) => chooseGroups(word, groups)))],
        targetLufs: ALTERNATE_TARGET.default,
      }),
    )
  }
  if (asked.targetLufs === undefined) return
  if (alternates.mode === 'linked') say('--alternate-target is for free alternates: linked ones follow the master.')
  for (const set of alternates.sets) set.targetLufs = asked.targetLufs
}
