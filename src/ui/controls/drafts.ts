import type { App } from '../../commands/app'

interface Draft {
  readonly text: string
  /** What was kept when it was typed: where that has changed since, the draft is about something else. */
  readonly over: string
}

const drafts = new WeakMap<App, Map<string, Draft>>()

/** A field of the song that is open: another song's has the same name. */
const keyOf = (app: App, field: string) => `${app.project.getState().project?.id ?? ''} ${field}`

/** What was typed into a field and could not be kept, when its screen was left; null where nothing waits. */
export function draftOf(app: App, field: string, over: string): string | null {
  const draft = drafts.get(app)?.get(keyOf(app, field))
  return draft?.over === over ? draft.text : null
}

/** Holds on to a text that is typed into a field over the one that is kept; null when there is nothing more of it. */
export function keepDraft(app: App, field: string, over: string, text: string | null): void {
  const own = drafts.get(app) ?? new Map<string, Draft>()
  drafts.set(app, own)
  if (text === null) own.delete(keyOf(app, field))
  else own.set(keyOf(app, field), { text, over })
}
