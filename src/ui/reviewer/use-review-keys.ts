import { useEffect } from 'react'
import { hear, hearOther, playPause, seekBy, setRange, toggleLoop } from './listening'
import type { Review } from './review-context'

const SEEK_SECONDS = 5
const RANGE_SECONDS = 1
const CONTROL = 'button, input, label, a'

/** Keys of the whole page. They take none from somebody who types, or stands on a control that uses it. */
export function useReviewKeys(review: Review): void {
  useEffect(() => {
    // Who clicked a button and then presses Space means the song; who walked to it by keyboard means the button.
    let clicked: Element | null = null
    const onPointerDown = ({ target }: PointerEvent) => {
      clicked = target instanceof Element ? target.closest(CONTROL) : null
    }
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!clicked?.contains(target as Node)) clicked = null
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || isUsed(event.target, event.key, clicked)) return
      if (handle(review, event)) event.preventDefault()
    }
    document.addEventListener('pointerdown', onPointerDown, { capture: true })
    document.addEventListener('focusin', onFocusIn)
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, { capture: true })
      document.removeEventListener('focusin', onFocusIn)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [review])
}

function handle(review: Review, event: KeyboardEvent): boolean {
  const { sideA, sideB, blind } = review.listening.getState()
  const key = event.key.toLowerCase()
  const arrow = { arrowleft: -1, arrowright: 1 }[key]
  if (arrow && event.shiftKey) extendRange(review, arrow * RANGE_SECONDS)
  else if (arrow) seekBy(review, arrow * SEEK_SECONDS)
  else if (key === ' ') playPause(review)
  else if (key === 'l') toggleLoop(review)
  else if (key === 'escape') setRange(review, null)
  else if (blind) return false
  else if (key === 'a') hear(review, sideA)
  else if (key === 'b') hear(review, sideB)
  else if (key === 'x') hearOther(review)
  else if (/^[1-9]$/.test(key)) hear(review, Number(key) - 1)
  else if (key === 'c') document.getElementById('comment-text')?.focus()
  else return false
  return true
}

/** From the playhead on, where no range is marked; the end that is moved follows the arrow. */
function extendRange(review: Review, seconds: number): void {
  const { song, player, listening } = review
  const frames = seconds * song.rateHz
  const at = player.positionFrame()
  const { range } = listening.getState()
  if (range) setRange(review, { startFrame: range.startFrame, endFrame: range.endFrame + frames })
  else setRange(review, { startFrame: at, endFrame: at + frames })
}

/** Where every key is the person's own. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !['range', 'radio', 'checkbox', 'file'].includes(target.type)
}

/** A button has its Space, a group of choices its arrows. */
function isUsed(target: EventTarget | null, key: string, clicked: Element | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  const isChoice = target instanceof HTMLInputElement && target.type === 'radio'
  if (isChoice && key.startsWith('Arrow')) return true
  const control = target instanceof HTMLInputElement && target.type === 'range' ? null : target.closest(CONTROL)
  return key === ' ' && control !== null && !clicked?.contains(control)
}
