import { defaultsOf, FADES, type MasterProcessor, type StripProcessor } from '../params'
import type { SessionDoc } from './document'

type Place =
  | { readonly host: 'strip'; readonly groupId: string; readonly processor: StripProcessor }
  | { readonly host: 'master'; readonly processor: MasterProcessor }

/** The session with one processor out of its path; the session itself where it has no such strip. */
export function withoutProcessor(session: SessionDoc, place: Place): SessionDoc {
  if (place.host === 'master') {
    const { master } = session
    const { processor } = place
    if (processor === 'fades') return { ...session, master: { ...master, fades: defaultsOf(FADES) } }
    return { ...session, master: { ...master, [processor]: { ...master[processor], on: false } } }
  }
  const groups = session.groups.map((group) =>
    group.id === place.groupId ? { ...group, strip: { ...group.strip, ...off(group.strip, place.processor) } } : group,
  )
  return { ...session, groups }
}

function off(strip: SessionDoc['groups'][number]['strip'], processor: StripProcessor) {
  switch (processor) {
    case 'repair':
      return { repair: { ...strip.repair, dcBlockerOn: false, humOn: false } }
    case 'filters':
      return { filters: { ...strip.filters, highPassOn: false, lowPassOn: false } }
    case 'rides':
      return { rides: { ...strip.rides, gainsDb: {} } }
    default:
      return { [processor]: { ...strip[processor], on: false } }
  }
}
