import type { App } from '../../commands/app'
import { chooseProcessor } from '../../commands/choose-processor'
import { toggleMute } from '../../commands/toggle-mute'
import { toggleSolo } from '../../commands/toggle-solo'
import type { GroupDoc } from '../../session/document'
import { groupById } from '../../state/session-store'
import type { Action } from './action'
import { withSong } from './conditions'

/** The strip that is open, with its keys. */
export const STRIP: readonly Action[] = [
  {
    id: 'strip.mute',
    label: 'Mute the chosen strip',
    group: 'Strip',
    keys: ['m'],
    alsoCalled: ['silence', 'unmute'],
    needs: 'No strip is open',
    labelNow: (app) => labelNow(app, ({ strip }) => (strip.output.mute ? 'Unmute' : 'Mute'), 'Mute the chosen strip'),
    isEnabled: (app) => chosenGroup(app) !== null,
    run: (app) => withChosen(app, ({ id }) => toggleMute(app, id)),
  },
  {
    id: 'strip.solo',
    label: 'Solo the chosen strip',
    group: 'Strip',
    keys: ['s'],
    alsoCalled: ['alone', 'unsolo'],
    needs: 'No strip is open',
    labelNow: (app) => {
      const { soloed } = app.transport.getState()
      return labelNow(app, ({ id }) => (soloed.has(id) ? 'End solo of' : 'Solo'), 'Solo the chosen strip')
    },
    isEnabled: (app) => chosenGroup(app) !== null,
    run: (app) => withChosen(app, ({ id }) => toggleSolo(app, id)),
  },
  {
    id: 'strip.next',
    label: 'Open the next strip',
    group: 'Strip',
    keys: ['j'],
    alsoCalled: ['choose', 'right'],
    ...withSong,
    run: (app) => stepStrip(app, 1),
  },
  {
    id: 'strip.previous',
    label: 'Open the strip before',
    group: 'Strip',
    keys: ['k'],
    alsoCalled: ['choose', 'previous', 'left'],
    ...withSong,
    run: (app) => stepStrip(app, -1),
  },
]

function chosenGroup(app: App): GroupDoc | null {
  const { chosen } = app.view.getState()
  return chosen.host === 'strip' ? groupById(app.session.getState().session, chosen.groupId) : null
}

function withChosen(app: App, act: (group: GroupDoc) => void): void {
  const group = chosenGroup(app)
  if (group) act(group)
}

function labelNow(app: App, word: (group: GroupDoc) => string, otherwise: string): string {
  const group = chosenGroup(app)
  return group ? `${word(group)} ${group.name}` : otherwise
}

/** From strip to strip at the same processor; from the master to the first or the last one. */
function stepStrip(app: App, way: 1 | -1): void {
  const groups = app.session.getState().session?.groups ?? []
  const { chosen } = app.view.getState()
  const at = chosen.host === 'strip' ? groups.findIndex(({ id }) => id === chosen.groupId) : -1
  const from = at < 0 && way === -1 ? 0 : at
  const group = groups[(from + way + groups.length) % groups.length]
  if (!group) return
  const processor = chosen.host === 'strip' ? chosen.processor : 'eq'
  chooseProcessor(app, { host: 'strip', groupId: group.id, processor })
  app.view.setState({ tab: 'master' })
}
