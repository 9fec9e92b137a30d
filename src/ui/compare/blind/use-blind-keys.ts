import { useEffect } from 'react'
import type { App } from '../../../commands/app'
import { answerBlind, hearBlind } from '../../../commands/blind-test'
import type { BlindMethod } from '../../../project/blind-test'
import type { BlindPlace } from '../../../state/blind-store'

/** By the place of the key, not by what it writes: with Shift the 1 is another character on every keyboard. */
const KEYS: Readonly<Record<BlindMethod, Readonly<Record<string, BlindPlace>>>> = {
  abx: { a: 'a', b: 'b', x: 'x' },
  preference: { Digit1: 'first', Digit2: 'second' },
}

/** Keys of a blind test, while one runs: to hear a place, and with Shift to answer by it. */
export function useBlindKeys(app: App, method: BlindMethod): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isText(event.target)) return
      const place = KEYS[method][event.key.toLowerCase()] ?? KEYS[method][event.code]
      if (!place) return
      event.preventDefault()
      if (!event.shiftKey) hearBlind(app, place)
      else if (place !== 'x') answerBlind(app, place)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [app, method])
}

function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'range')
}
