import { MASTER_LAYOUT, REFERENCE, STRIP_LAYOUT } from '../params'
import type { SessionDoc } from './document'
import { METADATA_FIELDS } from './metadata'

/** The order in which keys are written: that of the document's types and of the parameter tables. */
const ORDER = [
  ...['format', 'version', 'title', 'rateHz', 'seed', 'groups', 'id', 'name', 'family'],
  ...['fileName', 'sha256', 'channels', 'frames', 'lossy', 'stems', 'strip', 'sections', 'startSeconds'],
  ...['master', 'export', 'dither', 'metadata', ...METADATA_FIELDS.map(({ id }) => id)],
  ...['delivery', 'targetLufs', 'mostReductionDb', 'embedSession', 'service', 'stateSha256', 'approval', 'approvedBy'],
  ...['alternates', 'mode', 'overs', 'sets', 'order', 'gainsDb'],
  ...['compare', 'rough', 'references', 'stem', ...Object.keys(REFERENCE), 'matchLoudness', 'loop'],
  ...['tutti', 'kind', 'host', 'processor', 'help', 'settings'],
  ...['hand', 'linked', 'sides', 'side', 'other', 'strips'],
]
const knobs = [...STRIP_LAYOUT.slots, ...MASTER_LAYOUT.slots].flatMap((slot) => slot.path)
const rank = new Map([...ORDER, ...knobs].map((key) => [key, 0]))
Array.from(rank.keys()).forEach((key, index) => {
  rank.set(key, index)
})

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const place = (key: string) => rank.get(key) ?? rank.size
  const entries = Object.entries(value).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, item]) => [key, ordered(item)]))
}

/** A session as text: the same document gives the same bytes, whatever order its keys were made in. */
export function stringifySession(session: SessionDoc): string {
  return stringifyInOrder(session)
}

/** The same for a piece of a session. */
export function stringifyInOrder(value: object): string {
  return `${JSON.stringify(ordered(value), null, 2)}\n`
}
