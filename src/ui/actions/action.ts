import type { App } from '../../commands/app'

/** Where an action stands in the palette and in the list of shortcuts. */
export const ACTION_GROUPS = [
  'Go to',
  'Play',
  'Listen',
  'Edit',
  'Strip',
  'Master',
  'Stems and files',
  'Compare and review',
  'Deliver',
  'View and help',
] as const
export type ActionGroup = (typeof ACTION_GROUPS)[number]

/**
 * One thing that a person can do from anywhere: the palette finds it, a key may do it, the list of shortcuts shows it. It
 * calls a command (floor 7); what only the page knows (a screen, a panel) it sets in a store.
 */
export interface Action {
  /** Lasting, for tests: `play.toggle`. */
  readonly id: string
  /** What it always does: stands in the list of shortcuts. */
  readonly label: string
  readonly group: ActionGroup
  /** As tinykeys writes it: `Space`, `$mod+k`, `Shift+?`. The first one is shown beside buttons. */
  readonly keys?: readonly string[]
  /** Other words by which somebody may look for it. */
  readonly alsoCalled?: readonly string[]
  /** Its keys hold in text fields too: for those with `$mod` that no field knows. */
  readonly whileTyping?: boolean
  /** Its keys are the browser's own, and reach the page as its events: shown, not bound. */
  readonly byBrowser?: boolean
  /** What is missing while it cannot be done, such as "There are no stems yet". Without: it is not offered then. */
  readonly needs?: string
  /** One of very many: only shown to somebody who looks for it. */
  readonly deep?: boolean
  /** What it would do as things stand: "Pause", "Undo “Drums gain”". */
  labelNow?(app: App): string
  /** Whether it can be done now; always, where this is not given. */
  isEnabled?(app: App): boolean
  run(app: App): void
}

export const canRun = (action: Action, app: App): boolean => action.isEnabled?.(app) ?? true

export const labelOf = (action: Action, app: App): string => action.labelNow?.(app) ?? action.label
