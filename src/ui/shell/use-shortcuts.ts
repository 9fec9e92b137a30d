import { useEffect } from 'react'
import { addSection } from '../../commands/add-section'
import type { App } from '../../commands/app'
import { chooseSide, chooseSlot, filledSlots, switchSides } from '../../commands/choose-slot'
import { playPause } from '../../commands/play-pause'
import { redo } from '../../commands/redo'
import { seek, seekBy } from '../../commands/seek'
import { setChecks } from '../../commands/set-audition'
import { nextBand, toggleChannels } from '../../commands/set-checks'
import { toggleLoop } from '../../commands/set-loop'
import { toggleMute } from '../../commands/toggle-mute'
import { toggleSolo } from '../../commands/toggle-solo'
import { undo } from '../../commands/undo'
import { auditionByKey } from '../master/audition-key'

/** Keys of the whole page. They never take a key from somebody who types or stands on a control that uses it. */
export function useShortcuts(app: App): void {
  useEffect(() => {
    const clicks = followClicks()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return
      if (event.ctrlKey || event.metaKey) {
        if (event.key.toLowerCase() === 'z' && !event.altKey) {
          event.preventDefault()
          if (event.shiftKey) redo(app)
          else undo(app)
        } else if (event.key.toLowerCase() === 'y') {
          event.preventDefault()
          redo(app)
        }
        return
      }
      if (event.altKey || event.repeat || inOverlay(event.target)) return
      const key = event.key.toLowerCase()
      if (key === ' ' && !clicks.usesSpace(event.target)) {
        event.preventDefault()
        event.stopPropagation()
        void playPause(app)
      } else if (/^[1-9]$/.test(key)) {
        const slot = filledSlots(app)[Number(key) - 1]
        if (slot) chooseSlot(app, slot)
      } else if (key === 'a' || key === 'b') chooseSide(app, key)
      else if (key === 'x') switchSides(app)
      else if (key === 'l') toggleLoop(app)
      else if (key === 'n') addSection(app)
      else if (key === ',') seekBy(app, -5)
      else if (key === '.') seekBy(app, 5)
      else if (key === '0') seek(app, 0)
      else if (key === 'p') auditionByKey(app, 'bypass')
      else if (key === 'c') auditionByKey(app, 'delta')
      else if (key === 'd') setChecks(app, { dim: !app.transport.getState().checks.dim })
      else if (key === 'o') toggleChannels(app, 'mono')
      else if (key === 'i') toggleChannels(app, 'side')
      else if (key === 'w') toggleChannels(app, 'swapped')
      else if (key === 'f') nextBand(app)
      else if (key === 'm' || key === 's') {
        const { chosen } = app.view.getState()
        if (chosen.host !== 'strip') return
        if (key === 'm') toggleMute(app, chosen.groupId)
        else toggleSolo(app, chosen.groupId)
      }
    }
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => {
      clicks.stop()
      document.removeEventListener('keydown', onKeyDown, { capture: true })
    }
  }, [app])
}

/** Fields that take text: there every key is the person's own. A slider takes none. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLInputElement) return ['text', 'search', 'number', 'email', 'url'].includes(target.type)
  return target instanceof HTMLElement && target.isContentEditable
}

/** Menus and lists search by letters, open or not. */
function inOverlay(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[role=listbox], [role=menu], [role=dialog], [aria-haspopup]') !== null
  )
}

const CONTROL = 'button, input:not([type=range]), select, a, label, [role=button], [role=separator], [role=tab]'

/**
 * Space belongs to a control that somebody walked to by keyboard. Who clicked a button with the mouse and then presses
 * Space means the song. (`:focus-visible` cannot tell: the key itself makes it true.)
 */
function followClicks() {
  let clicked: Element | null = null
  const onPointerDown = (event: PointerEvent) => {
    clicked = event.target instanceof Element ? event.target.closest(CONTROL) : null
  }
  const onFocusIn = (event: FocusEvent) => {
    if (!clicked?.contains(event.target as Node)) clicked = null
  }
  document.addEventListener('pointerdown', onPointerDown, { capture: true })
  document.addEventListener('focusin', onFocusIn)
  return {
    usesSpace(target: EventTarget | null): boolean {
      const control = target instanceof Element ? target.closest(CONTROL) : null
      return control !== null && control.getAttribute('role') !== 'tab' && !clicked?.contains(control)
    },
    stop() {
      document.removeEventListener('pointerdown', onPointerDown, { capture: true })
      document.removeEventListener('focusin', onFocusIn)
    },
  }
}
