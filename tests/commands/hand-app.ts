import type { App } from '../../src/commands/app'
import { newProject } from '../../src/project/new-project'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { createHandStore } from '../../src/state/hand-store'
import { createNoticeStore } from '../../src/state/notice-store'
import { createPresetStore } from '../../src/state/preset-store'
import { createProjectStore } from '../../src/state/project-store'
import { createSessionStore } from '../../src/state/session-store'
import { createTransportStore } from '../../src/state/transport-store'
import { createViewStore } from '../../src/state/view-store'

/** As much of the app as the commands of settings need, with three strips in a song of two sections. */
export function handApp() {
  const groups = ['Drums', 'Bass', 'Voice'].map((name, index) => ({ ...newGroup(`g${index + 1}`, []), name }))
  const sections = [
    { id: 's1', name: 'Verse', startSeconds: 0 },
    { id: 's2', name: 'Chorus', startSeconds: 20 },
  ]
  const stores = {
    session: createSessionStore(),
    project: createProjectStore(),
    transport: createTransportStore(),
    hand: createHandStore(),
    presets: createPresetStore(),
    notices: createNoticeStore(),
    view: createViewStore(),
  }
  stores.session.getState().open({ ...defaultSession(48_000), groups, sections })
  stores.project.setState({ project: newProject('0'.repeat(32)) })
  const session = () => {
    const { session } = stores.session.getState()
    if (!session) throw new Error('no session')
    return session
  }
  return {
    app: stores as unknown as App,
    session,
    strip: (index: number) => {
      const group = session().groups[index]
      if (!group) throw new Error('no strip')
      return group.strip
    },
    steps: () => stores.session.getState().history?.past.map(({ label }) => label) ?? [],
    undo: () => stores.session.getState().undo(),
    redo: () => stores.session.getState().redo(),
    said: () => stores.notices.getState().notices.map(({ text }) => text),
  }
}
