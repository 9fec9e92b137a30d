import type { ProjectDoc } from '../project/project'
import type { SessionDoc } from '../session/document'
import { createProject, ProjectSwitches } from '../state/project-store'
import type { App } from './app'

/** Of one page: every project that was open in it, so that undo can bring it back. */
interface Followed {
  readonly switches: ProjectSwitches
  readonly projects: Map<string, ProjectDoc>
  author: string
}

const followed = new WeakMap<Pick<App, 'project'>, Followed>()

/** Keeps the project in step with the session: made with it, gone with it, and back with it where opening was undone. */
export function followProject(app: Pick<App, 'session' | 'project'>): void {
  const here: Followed = { switches: new ProjectSwitches(), projects: new Map(), author: '' }
  followed.set(app, here)
  app.project.subscribe(({ project }) => {
    if (!project) return
    here.projects.set(project.id, project)
    if (project.author !== '') here.author = project.author
  })
  app.session.subscribe(({ session, history }) => {
    const { project } = app.project.getState()
    if (!session || !history) {
      if (project) app.project.setState({ project: null })
      return
    }
    const id = here.switches.idAt(history)
    if (id !== null && id !== project?.id) app.project.setState({ project: here.projects.get(id) ?? null })
    if (!app.project.getState().project) app.project.setState({ project: createProject(here.author) })
  })
}

/** Says who worked here last, where nobody has said yet who does. */
export function recallAuthor(app: Pick<App, 'project'>, author: string): void {
  const here = followed.get(app)
  if (here && here.author === '') here.author = author
}

/** A project for a song that was not here before, by whoever worked here last. */
export function freshProject(app: Pick<App, 'project'>): ProjectDoc {
  return createProject(followed.get(app)?.author ?? '')
}

/**
 * Puts a session into the place of the one that is open, as a step that can be undone, with the project that it belongs
 * to. Where nothing that is worth coming back to is open, its history begins anew.
 */
export function switchSong(
  app: Pick<App, 'session' | 'project'>,
  label: string,
  next: SessionDoc,
  project: ProjectDoc,
): void {
  const { session, edit, open } = app.session.getState()
  const { project: before } = app.project.getState()
  const isStep = session !== null && session.groups.length > 0 && before !== null
  if (!isStep) {
    app.project.setState({ project })
    open(next)
    return
  }
  edit(label, null, [{ path: [], value: next }])
  if (before.id === project.id) return
  // Behind the edit: until the step is known as one between songs, the project that is open follows the history.
  followed.get(app)?.switches.add(app.session.getState().history, { before: before.id, after: project.id })
  app.project.setState({ project })
}
