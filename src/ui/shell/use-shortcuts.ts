import { useEffect } from 'react'
import { createKeybindingsHandler } from 'tinykeys'
import type { App } from '../../commands/app'
import { type Action, canRun } from '../actions/action'
import { KEYED_ACTIONS } from '../actions/keyed-actions'
import { followClicks } from './follow-clicks'

/**
 * Keys of the whole page, as the actions declare them. They never take a key from somebody who types or stands on a
 * control that uses it.
 */
export function useShortcuts(app: App): void {
  useEffect(() => {
    const clicks = followClicks()
    // A key that has a letter and a place is found by both; once is enough.
    const done = new WeakSet<KeyboardEvent>()
    const press = (action: Action, binding: string) => (event: KeyboardEvent) => {
      if (done.has(event) || !isFree(app, action, binding, event)) return
      if (binding === 'Space' && clicks.usesSpace(event.target)) return
      done.add(event)
      // Not a scroll, not a click on what has focus, not the browser's own "save", not a letter in what opens now.
      if (binding === 'Space' || /[+]/.test(binding)) event.preventDefault()
      if (binding === 'Space') event.stopPropagation()
      if (canRun(action, app)) action.run(app)
    }
    const bindings = KEYED_ACTIONS.filter(({ byBrowser }) => !byBrowser).flatMap((action) =>
      (action.keys ?? []).flatMap((binding) =>
        placesOf(binding).map((place) => [place, press(action, binding)] as const),
      ),
    )
    const onKeyDown = createKeybindingsHandler(Object.fromEntries(bindings))
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => {
      clicks.stop()
      document.removeEventListener('keydown', onKeyDown, { capture: true })
    }
  }, [app])
}

/** Where figures are written with Shift, their keys mean them without it. */
function placesOf(binding: string): string[] {
  return /^\d$/.test(binding) ? [binding, `Digit${binding}`] : [binding]
}

/** Whether a key is the page's now, and not that of what has focus. */
function isFree(app: App, { whileTyping }: Action, binding: string, event: KeyboardEvent): boolean {
  if (event.defaultPrevented || (!whileTyping && isTyping(event.target))) return false
  if (binding.includes('$mod')) return true
  // With Shift, the answers of a blind test are given.
  if (app.transport.getState().blind && binding.startsWith('Shift+')) return false
  return !event.repeat && !inOverlay(event.target) && !takesKey(event.target, event.key)
}

/** Sliders that somebody walked to take figures, as a value to be typed; the equaliser's curve has brackets of its own. */
function takesKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false
  return /^\d$/.test(key)
    ? target.matches('[data-takes-digits]')
    : /^[[\]]$/.test(key) && target.closest('.eq-curve') !== null
}

/** Fields that take text: there every key is the person's own. A slider takes none. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLInputElement) return ['text', 'search', 'number', 'email', 'url'].includes(target.type)
  return target instanceof HTMLElement && target.isContentEditable
}

/** Menus and lists search by letters, open or not; what opens a dialog is a button like others. */
const OVERLAY = '[role=listbox], [role=menu], [role=dialog], [aria-haspopup]:not([aria-haspopup=dialog])'

function inOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(OVERLAY) !== null
}
