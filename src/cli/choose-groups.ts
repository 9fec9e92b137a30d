import type { GroupDoc } from '../session/document'
import { withoutEnding } from '../session/file-name'
import { UsageError } from './usage-error'

const plain = (name: string) => name.trim().normalize('NFC').toLowerCase()

/** The ways in which a word can mean groups: `fits` is asked for each group. */
const MEANINGS: readonly { what: string; fits: (group: GroupDoc, word: string) => boolean }[] = [
  { what: 'the id', fits: ({ id }, word) => plain(id) === word },
  { what: 'the name', fits: ({ name }, word) => plain(name) === word || plain(withoutEnding(name)) === word },
  {
    what: 'the file',
    fits: ({ stems }, word) =>
      stems.some(({ fileName }) => plain(fileName) === word || plain(withoutEnding(fileName)) === word),
  },
  { what: 'the family', fits: ({ family }, word) => plain(family) === word },
]

/**
 * The ids of the groups that a word on the line means: a group's id or name, the name of one of its stems' files with
 * or without its ending, or a family, which means all groups of it. Upper and lower case are one. Throws UsageError
 * with the choices where it means nothing, or could mean different groups.
 */
export function chooseGroups(word: string, groups: readonly GroupDoc[]): string[] {
  const found = MEANINGS.map(({ what, fits }) => ({
    what,
    groups: groups.filter((group) => fits(group, plain(word))),
  })).filter((meaning) => meaning.groups.length > 0)
  const [first, ...others] = found
  if (!first) throw new UsageError(`There is no stem "${word}". There are ${choices(groups)}.`)
  const ids = first.groups.map(({ id }) => id)
  const isOne = first.what === 'the family' || ids.length === 1
  if (isOne && others.every((other) => String(other.groups.map(({ id }) => id)) === String(ids))) return ids
  const readings = found.map(({ what, groups: meant }) => `${what} of ${choices(meant)}`)
  throw new UsageError(`"${word}" can mean several things: ${readings.join('; ')}. Write the id, such as ${ids[0]}.`)
}

function choices(groups: readonly GroupDoc[]): string {
  return groups.map(({ id, name, family }) => `${id} "${withoutEnding(name)}" (${family})`).join(', ')
}
