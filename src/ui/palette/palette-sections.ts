import type { App } from '../../commands/app'
import { ACTION_GROUPS, type Action, labelOf } from '../actions/action'
import { type FoundAction, findActions } from './find-actions'

export interface PaletteSection {
  readonly title: string
  readonly items: readonly FoundAction[]
}

/** What the palette shows for a text: what was found, in one list; without a text everything by groups, recent first. */
export function paletteSections(
  app: App,
  actions: readonly Action[],
  text: string,
  recent: readonly string[],
): PaletteSection[] {
  if (text.trim() !== '') return [{ title: 'Found', items: findActions(app, actions, text) }]
  const shown = actions.filter(({ deep }) => !deep)
  const withLabel = (action: Action): FoundAction => ({ action, label: labelOf(action, app) })
  const known = recent.flatMap((id) => actions.find((action) => action.id === id) ?? [])
  const sections = [
    { title: 'Used last', items: known.map(withLabel) },
    ...ACTION_GROUPS.map((group) => ({
      title: group,
      items: shown.filter((action) => action.group === group && !known.includes(action)).map(withLabel),
    })),
  ]
  return sections.filter(({ items }) => items.length > 0)
}
