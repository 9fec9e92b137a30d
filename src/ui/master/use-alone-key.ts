import { useEffect } from 'react'
import { moveAlone } from '../../commands/link-strips'
import { useApp } from '../app-context'

/** While Alt is held, a linked strip is moved alone. Pointers say it too: a key may have been pressed in another window. */
export function useAloneKey(): void {
  const app = useApp()
  useEffect(() => {
    const follow = (event: KeyboardEvent | PointerEvent) => moveAlone(app, event.altKey)
    const leave = () => moveAlone(app, false)
    const kinds = ['keydown', 'keyup', 'pointerdown', 'pointermove'] as const
    for (const kind of kinds) document.addEventListener(kind, follow, { capture: true, passive: true })
    window.addEventListener('blur', leave)
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, follow, { capture: true })
      window.removeEventListener('blur', leave)
      leave()
    }
  }, [app])
}
