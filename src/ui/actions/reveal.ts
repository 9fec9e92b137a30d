import type { App } from '../../commands/app'
import type { Tab } from '../../state/view-store'

/** Goes to a step, and there, where a selector is given, to a control: into view and into focus. */
export function reveal(app: App, tab: Tab, selector?: string): void {
  app.view.setState({ tab })
  if (selector) focusSoon(selector, 0)
}

/** A screen that was just asked for may still have to load: it is waited for, but not for ever. */
const MOST_TRIES = 60

function focusSoon(selector: string, tries: number): void {
  requestAnimationFrame(() => {
    const found = document.querySelector<HTMLElement>(selector)
    if (found) {
      found.focus()
      found.scrollIntoView({ block: 'nearest' })
    } else if (tries < MOST_TRIES) focusSoon(selector, tries + 1)
  })
}
