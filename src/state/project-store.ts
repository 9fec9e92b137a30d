import { createStore } from 'zustand/vanilla'
import { newProject } from '../project/new-project'
import type { ProjectDoc } from '../project/project'
import type { Edit, History } from './edit-stream'

/** What belongs to the song that is open, beside its session; null where none is open. */
export interface ProjectState {
  readonly project: ProjectDoc | null
  /** Ids of what the last import brought that was not here before. */
  readonly fresh: ReadonlySet<string>
}

export function createProjectStore() {
  return createStore<ProjectState>()(() => ({ project: null, fresh: new Set() }))
}
export type ProjectStore = ReturnType<typeof createProjectStore>

/** Changes the open project. Without one, nothing happens: there is no song that a version could be of. */
export function changeProject(store: ProjectStore, change: (project: ProjectDoc) => ProjectDoc): void {
  const { project } = store.getState()
  if (project) store.setState({ project: change(project) })
}

/** A project without versions, under a random id of 128 bits. */
export function createProject(author: string): ProjectDoc {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return newProject(id, author)
}

/** The projects before and after a step that put another song into the place of the one that was open. */
interface Switch {
  readonly before: string
  readonly after: string
}

/**
 * Which project a session belongs to, when opening another song is a step like any other: undone, the song before
 * comes back, and its versions and comments with it. The document itself names no project.
 */
export class ProjectSwitches {
  // By the patches of the step: redo makes another edit of the same ones.
  readonly #switches = new WeakMap<Edit['patches'], Switch>()

  /** Remembers that the last step of the history went from one project to another. */
  add(history: History<unknown> | null, { before, after }: Switch): void {
    const step = history?.past.at(-1)
    if (step) this.#switches.set(step.patches, { before, after })
  }

  /** The id of the project at the history's present place; null where no step says. */
  idAt({ past, future }: History<unknown>): string | null {
    const last = past.findLast(({ patches }) => this.#switches.has(patches))
    if (last) return this.#switches.get(last.patches)?.after ?? null
    const next = future.find(({ patches }) => this.#switches.has(patches))
    return (next && this.#switches.get(next.patches)?.before) ?? null
  }
}
