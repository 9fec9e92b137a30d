import { type RefObject, useEffect, useRef } from 'react'
import { type Control, registerControl } from './control-registry'

/**
 * Makes an element known as a parameter's control: its menu and the help line find it, and assistive technology is told
 * the help of its table. Costs one entry of a map; nothing is rendered for it.
 */
export function useControl<E extends Element>(control: Control): RefObject<E | null> {
  const ref = useRef<E>(null)
  const newest = useRef(control)
  const { help } = control.param
  useEffect(() => {
    newest.current = control
  })
  useEffect(() => {
    const element = ref.current
    if (!element) return
    // React Aria passes no aria-description on, so it is set on what has the focus.
    const operated = element.matches('button, [role=radiogroup]') ? element : element.querySelector('button, input')
    operated?.setAttribute('aria-description', help)
    return registerControl(element, () => newest.current)
  }, [help])
  return ref
}
