import { type CSSProperties, type PointerEvent, useRef } from 'react'
import { setParameter } from '../../../commands/set-parameter'
import { LIMITER } from '../../../params'
import { valueText } from '../../../params/value-text'
import { useApp } from '../../app-context'
import { newGesture } from '../../controls/new-gesture'
import { tidy } from '../../controls/taper'
import { limiterDbAt, limiterShare } from './limiter-scale'

/** The ceiling across the picture, to be dragged up and down; for keys and screen readers its slider does the same. */
export function CeilingLine({ ceilingDbtp }: { ceilingDbtp: number }) {
  const app = useApp()
  const gesture = useRef<string | null>(null)
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    gesture.current = newGesture('ceiling')
  }
  const move = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect()
    if (!gesture.current || !box) return
    const db = limiterDbAt(1 - (event.clientY - box.top) / box.height)
    const value = tidy(LIMITER.ceilingDbtp, db)
    setParameter(app, ['master', 'limiter', 'ceilingDbtp'], value, 'Limiter ceiling', gesture.current)
  }
  const end = () => {
    gesture.current = null
  }
  return (
    <div
      className="ceiling-line"
      style={{ '--place': 1 - limiterShare(ceilingDbtp) } as CSSProperties}
      title="Drag up or down for the ceiling"
      aria-hidden="true"
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <span>Ceiling {valueText(LIMITER.ceilingDbtp, ceilingDbtp)}</span>
    </div>
  )
}
