import { addSection } from '../../commands/add-section'
import type { App } from '../../commands/app'
import { playPause } from '../../commands/play-pause'
import { seek, seekBy } from '../../commands/seek'
import { loopFrom, loopTo, toggleLoop } from '../../commands/set-loop'
import { sectionAt } from '../../session/section-list'
import type { Action } from './action'
import { withSound } from './conditions'

const play = (id: string, label: string, keys: readonly string[], rest: Pick<Action, 'run'> & Partial<Action>) =>
  ({ id: `play.${id}`, label, group: 'Play', keys, ...withSound, ...rest }) satisfies Action

/** A section that began a moment ago: who steps back means the one before. */
const JUST_SECONDS = 1

/** The transport. */
export const PLAY: readonly Action[] = [
  play('toggle', 'Play or pause', ['Space'], {
    alsoCalled: ['start', 'stop'],
    labelNow: (app) => (app.transport.getState().playing ? 'Pause' : 'Play'),
    run: (app) => void playPause(app),
  }),
  play('start', 'Back to the start', ['0'], {
    alsoCalled: ['rewind', 'home', 'beginning'],
    run: (app) => seek(app, 0),
  }),
  play('back', 'Back by 5 seconds', [','], { alsoCalled: ['rewind'], run: (app) => seekBy(app, -5) }),
  play('on', 'On by 5 seconds', ['.'], { alsoCalled: ['forward', 'skip'], run: (app) => seekBy(app, 5) }),
  play('previous-section', 'To the section before', ['Shift+Comma'], { run: (app) => toSection(app, -1) }),
  play('next-section', 'To the next section', ['Shift+Period'], { run: (app) => toSection(app, 1) }),
  play('loop', 'Loop on or off', ['l'], {
    alsoCalled: ['repeat', 'cycle'],
    labelNow: (app) => (app.session.getState().session?.loop.on ? 'Loop off' : 'Loop on'),
    run: toggleLoop,
  }),
  play('loop-from', 'Loop from here', ['['], { run: loopFrom }),
  play('loop-to', 'Loop to here', [']'], { run: loopTo }),
  play('add-section', 'Add a section here', ['n'], {
    alsoCalled: ['marker', 'verse', 'chorus'],
    run: (app) => addSection(app),
  }),
]

function toSection(app: App, way: -1 | 1): void {
  const { session } = app.session.getState()
  if (!session) return
  const now = app.live.songFrame() / session.rateHz
  const { sections } = session
  const at = way === 1 ? sectionAt(sections, now) + 1 : sectionAt(sections, now - JUST_SECONDS)
  const section = sections[at]
  if (section) seek(app, section.startSeconds)
  else if (way === -1) seek(app, 0)
}
