import type { App } from '../../commands/app'
import { loopSection } from '../../commands/loop-section'
import { removeSection } from '../../commands/remove-section'
import { seek } from '../../commands/seek'
import { sectionName } from '../../session/section-list'
import type { Action } from './action'

/** Every section of the song, by its name. */
export function sectionActions(app: App): Action[] {
  const sections = app.session.getState().session?.sections ?? []
  return sections.flatMap(({ id, startSeconds }, index): Action[] => {
    const name = sectionName(sections, index)
    const action = (what: string, label: string, run: (app: App) => void, deep = true): Action => ({
      ...{ id: `section.${id}.${what}`, label, group: 'Play', alsoCalled: ['section', 'part', 'seek'], deep, run },
    })
    return [
      action('go', `To ${name}`, (now) => seek(now, startSeconds), false),
      action('loop', `Loop ${name}`, (now) => {
        loopSection(now, id)
        seek(now, startSeconds)
      }),
      action('remove', `Remove the section ${name}`, (now) => removeSection(now, id)),
    ]
  })
}
