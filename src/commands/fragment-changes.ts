import { MASTER_LAYOUT, OUTPUT, STRIP_LAYOUT } from '../params'
import type { SessionDoc } from '../session/document'
import { fitFragment, type ProcessorId } from '../session/fit-fragment'
import type { SettingsFragment } from '../session/fragment'
import { type Path, readPath } from '../state/document-path'
import type { Change } from '../state/edit-stream'
import { hostOf, hostPath, placeIn, type SettingsTarget } from './settings-target'

/** What a fragment does to a target. */
export interface FragmentChanges {
  /** Where the settings go: of a processor's fragment the processor, of another the whole host. */
  readonly target: SettingsTarget
  readonly changes: readonly Change[]
  /** What could not come along: empty, or words that follow "without". */
  readonly without: string
}

interface Options {
  /** Whether the fragment comes from this song: only then do its rides mean anything. */
  readonly sameSong: boolean
}

/** Why settings do not fit where they are to go. */
export class UnfitSettings extends Error {}

/**
 * The changes that give a target the settings of a fragment, value by value. A processor's settings look for their
 * processor in the target's strip, or in the master. Throws UnfitSettings, in words.
 */
export function fragmentChanges(
  session: SessionDoc,
  target: SettingsTarget,
  fragment: SettingsFragment,
  { sameSong }: Options,
): FragmentChanges {
  const path = hostPath(session, target)
  if (!path) throw new UnfitSettings('That strip is no longer there.')
  if (fragment.kind === 'processor') return processorChanges(session, path, target, fragment, sameSong)
  const host = hostOf(target)
  if (fragment.host !== host.host) {
    throw new UnfitSettings(
      fragment.host === 'strip'
        ? 'These are the settings of a whole strip: choose a strip, or copy a single processor.'
        : 'These are the settings of the master’s chain: open one of the master’s processors, or copy a single one.',
    )
  }
  const changes = Object.entries(fragment.settings).flatMap(([section, settings]) =>
    section === 'order'
      ? [{ path: [...path, section], value: sameList(readPath(session, [...path, section]), settings) }]
      : sectionChanges(session, path, section, settings as Record<string, unknown>, sameSong),
  )
  return { target: host, changes, without: '' }
}

function processorChanges(
  session: SessionDoc,
  path: Path,
  target: SettingsTarget,
  fragment: Extract<SettingsFragment, { kind: 'processor' }>,
  sameSong: boolean,
): FragmentChanges {
  const place = placeIn(target, processorIn(target, fragment))
  const fitted = fitFragment(fragment, place as ProcessorId)
  if (!fitted) throw new UnfitSettings(unfitText(target, fragment))
  const changes = sectionChanges(session, path, place.processor, fitted.settings, sameSong)
  return { target: place, changes, without: fitted.without }
}

/** The processor that takes them: a strip's compressor is the master's glue. */
function processorIn(target: SettingsTarget, { processor }: Extract<SettingsFragment, { kind: 'processor' }>) {
  if (target.host === 'master' && processor === 'compressor') return 'glue'
  if (target.host === 'strip' && processor === 'glue') return 'compressor'
  return processor
}

function unfitText(target: SettingsTarget, { name }: SettingsFragment): string {
  return target.host === 'master'
    ? `The master has no processor for “${name}”.`
    : `A strip has no processor for “${name}”: it is one of the master’s.`
}

/** One section of a strip or of the master, each value by itself. Who is muted is a matter of the song, not of its sound. */
function sectionChanges(
  session: SessionDoc,
  path: Path,
  section: string,
  settings: Record<string, unknown>,
  sameSong: boolean,
): Change[] {
  const { slots } = path[0] === 'master' ? MASTER_LAYOUT : STRIP_LAYOUT
  const changes: Change[] = slots
    .filter((slot) => slot.path[0] === section && slot.param !== OUTPUT.mute)
    .map((slot) => ({
      path: [...path, ...placesOf(slot.path)],
      value: readPath(settings, placesOf(slot.path.slice(1))),
    }))
  if (section === 'rides' && sameSong) changes.push(ridesChange(session, path, settings))
  return changes
}

/** Bands are a list: their places are numbers there. */
const placesOf = (path: readonly string[]): Path => path.map((key) => (/^\d+$/.test(key) ? Number(key) : key))

function ridesChange(session: SessionDoc, path: Path, settings: Record<string, unknown>): Change {
  const known = new Set(session.sections.map(({ id }) => id))
  const gainsDb = settings.gainsDb as Readonly<Record<string, number>>
  const value = Object.fromEntries(Object.entries(gainsDb).filter(([id]) => known.has(id)))
  const here = readPath(session, [...path, 'rides', 'gainsDb'])
  return { path: [...path, 'rides', 'gainsDb'], value: JSON.stringify(here) === JSON.stringify(value) ? here : value }
}

/** The list that is there already, where the other one says the same: then nothing changes. */
function sameList(here: unknown, other: unknown): unknown {
  return JSON.stringify(here) === JSON.stringify(other) ? here : other
}
