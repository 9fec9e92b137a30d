const CONTROL = 'button, input:not([type=range]), select, a, label, [role=button], [role=separator], [role=tab]'

/**
 * Space belongs to a control that somebody walked to by keyboard. Who clicked a button with the mouse and then presses
 * Space means the song. (`:focus-visible` cannot tell: the key itself makes it true.)
 */
export function followClicks() {
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
