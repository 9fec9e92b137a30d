import { controlAt, type FoundControl } from './control-registry'

/** Which control's menu, and where it stands: at the pointer, or at the control. Pixels of the window. */
export interface OpenMenu extends FoundControl {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const LONG_PRESS_MS = 500
/** A finger that moved this far wants to drag or to scroll. */
const LONG_PRESS_PX = 8

/** Watches the page for whatever asks for a control's menu: right click, its key, Shift and F10, a long press. */
export function watchForMenus(open: (menu: OpenMenu) => void): () => void {
  const atPoint = (found: FoundControl, left: number, top: number) => open({ ...found, left, top, width: 0, height: 0 })
  const atControl = (found: FoundControl) => {
    const { left, top, width, height } = found.element.getBoundingClientRect()
    open({ ...found, left, top, width, height })
  }

  const onContextMenu = (event: MouseEvent) => {
    // A field has the browser's own menu, for spelling and the clipboard.
    if (event.target instanceof HTMLInputElement && event.target.type === 'text') return
    const found = controlAt(event.target)
    if (!found || event.defaultPrevented) return
    event.preventDefault()
    press.end()
    if (event.clientX === 0 && event.clientY === 0) atControl(found)
    else atPoint(found, event.clientX, event.clientY)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return
    const found = controlAt(event.target)
    if (!found) return
    event.preventDefault()
    atControl(found)
  }
  const press = watchLongPress((target, x, y) => {
    const found = controlAt(target)
    if (found) atPoint(found, x, y)
    return found !== null
  })
  document.addEventListener('contextmenu', onContextMenu)
  document.addEventListener('keydown', onKeyDown)
  return () => {
    document.removeEventListener('contextmenu', onContextMenu)
    document.removeEventListener('keydown', onKeyDown)
    press.stop()
  }
}

/** A finger held still. `held` says whether it meant something: then what the finger does next means nothing else. */
function watchLongPress(held: (target: EventTarget, x: number, y: number) => boolean) {
  let timer = 0
  let from = { x: 0, y: 0 }
  const end = () => window.clearTimeout(timer)
  const onDown = (event: PointerEvent) => {
    end()
    if (event.pointerType !== 'touch' || !event.isPrimary || !event.target) return
    const { target, pointerId, clientX: x, clientY: y } = event
    from = { x, y }
    timer = window.setTimeout(() => {
      if (!held(target, x, y)) return
      // A drag or a press that had begun is over, and the click of the finger that leaves is none.
      target.dispatchEvent(new PointerEvent('pointercancel', { bubbles: true, pointerId, pointerType: 'touch' }))
      swallowNextClick()
    }, LONG_PRESS_MS)
  }
  const onMove = (event: PointerEvent) => {
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > LONG_PRESS_PX) end()
  }
  // Capturing: buttons keep their presses to themselves.
  document.addEventListener('pointerdown', onDown, { capture: true })
  document.addEventListener('pointermove', onMove, { capture: true })
  document.addEventListener('pointerup', end, { capture: true })
  document.addEventListener('pointercancel', end, { capture: true })
  return {
    end,
    stop() {
      end()
      document.removeEventListener('pointerdown', onDown, { capture: true })
      document.removeEventListener('pointermove', onMove, { capture: true })
      document.removeEventListener('pointerup', end, { capture: true })
      document.removeEventListener('pointercancel', end, { capture: true })
    },
  }
}

function swallowNextClick() {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
    stop()
  }
  const stop = () => {
    document.removeEventListener('click', swallow, { capture: true })
    document.removeEventListener('pointerdown', stop, { capture: true })
  }
  document.addEventListener('click', swallow, { capture: true })
  document.addEventListener('pointerdown', stop, { capture: true })
}
