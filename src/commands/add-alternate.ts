import { ALTERNATE_TARGET } from '../params'
import type { Family, SessionDoc } from '../session/document'
import type { App } from './app'

const VOCALS: readonly Family[] = ['leadVocal', 'backingVocals']

/** What is delivered beside a master most often; the rest is made from "Alternate" by choosing strips. */
export const ALTERNATE_KINDS = {
  instrumental: { label: 'Instrumental', sounds: (family: Family) => !VOCALS.includes(family) },
  aCappella: { label: 'A cappella', sounds: (family: Family) => VOCALS.includes(family) },
  tvMix: { label: 'TV mix', sounds: (family: Family) => family !== 'leadVocal' },
  any: { label: 'Alternate', sounds: () => true },
} as const
export type AlternateKind = keyof typeof ALTERNATE_KINDS

/** Adds a file beside the master, in which the strips of these families sound. */
export function addAlternate(app: App, kind: AlternateKind): void {
  const { session, edit } = app.session.getState()
  if (!session) return
  const { sets } = session.alternates
  const name = freeName(sets, ALTERNATE_KINDS[kind].label)
  const set = { name, groups: groupsOf(session, kind), targetLufs: ALTERNATE_TARGET.default }
  edit(`Add ${name}`, null, [{ path: ['alternates', 'sets'], value: [...sets, set] }])
}

/** Whether a session's families make that kind anything but silence, or the master once more. */
export function isWorthwhile(session: Pick<SessionDoc, 'groups'>, kind: AlternateKind): boolean {
  const { length } = groupsOf(session, kind)
  return length > 0 && (kind === 'any' || length < session.groups.length)
}

function groupsOf({ groups }: Pick<SessionDoc, 'groups'>, kind: AlternateKind): string[] {
  return groups.filter(({ family }) => ALTERNATE_KINDS[kind].sounds(family)).map(({ id }) => id)
}

function freeName(sets: SessionDoc['alternates']['sets'], label: string): string {
  const taken = new Set(sets.map(({ name }) => name.toLowerCase()))
  let name = label
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${label} ${number}`
  return name
}
