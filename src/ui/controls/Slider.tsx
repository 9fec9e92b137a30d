import { type CSSProperties, type FocusEvent, type KeyboardEvent, useRef } from 'react'
import type { NumberParam } from '../../params'
import { valueText } from '../../params/value-text'
import { FieldNote } from './FieldNote'
import { newGesture } from './new-gesture'
import './slider.css'
import { afterKey, typedStart } from './slider-keys'
import { positionOf, type Travel, tidy } from './taper'
import { useControl } from './use-control'
import { useSliderDrag } from './use-slider-drag'
import { useSliderWheel } from './use-slider-wheel'
import { useTypedValue } from './use-typed-value'
import { ValueField } from './ValueField'

export interface SliderProps {
  readonly param: NumberParam
  readonly value: number
  /** The accessible name; `label` is what is shown, where that is shorter. */
  readonly name: string
  readonly label?: string
  readonly upright?: boolean
  readonly travel?: Travel
  readonly dimmed?: boolean
  /** Without its name and value, where they stand elsewhere. */
  readonly bare?: boolean
  onChange(value: number, gesture: string | null): void
}

/**
 * A slider over a parameter table's entry. It is a native range input, so every assistive tool knows it, but the
 * travel is ours: react-aria's slider knows neither a log taper nor a value text with a unit. The value is always the
 * real one (decibels, hertz), never a position.
 */
export function Slider(props: SliderProps) {
  const { param, value, name, label = name, onChange } = props
  const { upright = false, travel = 'param', dimmed = false, bare = false } = props
  const heldKey = useRef<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const typed = useTypedValue()
  const { handlers, byFinger } = useSliderDrag({ param, value, upright, travel, onChange })
  useSliderWheel({ input, param, value, onChange })
  const root = useControl<HTMLDivElement>({
    name,
    param,
    value,
    set: (next) => onChange(next as number, null),
    type: () => typed.open(),
  })

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const start = typedStart(event, event.currentTarget.hasAttribute(TAKES_DIGITS))
    const next = afterKey(param, value, event)
    if (start === null && next === null) return
    event.preventDefault()
    event.stopPropagation()
    if (start !== null) return typed.open(start)
    heldKey.current ??= newGesture('key')
    if (next !== null && next !== value) onChange(next, heldKey.current)
  }
  const letGo = () => {
    heldKey.current = null
  }
  const style = {
    '--position': positionOf(param, value, travel),
    '--origin': param.min < 0 && param.max > 0 ? positionOf(param, 0, travel) : 0,
  } as CSSProperties
  const isTyping = typed.start !== null
  return (
    <div
      ref={root}
      className={`slider${upright ? ' upright' : ''}${dimmed ? ' dimmed' : ''}${bare ? ' bare' : ''}`}
      style={style}
    >
      {!upright && !bare && (
        <div className="slider-head" aria-hidden="true">
          <span className="slider-name cut">{label}</span>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: by keyboard, the slider itself opens the field */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same */}
          <span className={`slider-value${isTyping ? ' covered' : ''}`} onClick={() => typed.open()}>
            {valueText(param, value)}
          </span>
        </div>
      )}
      <div className="slider-body">
        <div className="slider-track">
          <div className="slider-fill" />
        </div>
        <div className="slider-thumb" />
        <input
          ref={input}
          className="slider-input"
          type="range"
          aria-label={name}
          aria-valuetext={valueText(param, value, { spoken: true })}
          aria-orientation={upright ? 'vertical' : 'horizontal'}
          min={param.min}
          max={param.max}
          step="any"
          value={value}
          onChange={(event) => {
            if (!byFinger.current) onChange(tidy(param, event.target.valueAsNumber), heldKey.current)
          }}
          onKeyDown={onKeyDown}
          onKeyUp={letGo}
          onFocus={takeDigits}
          onBlur={(event) => {
            letGo()
            event.currentTarget.removeAttribute(TAKES_DIGITS)
          }}
          {...handlers}
        />
      </div>
      {typed.start !== null && (
        <ValueField
          param={param}
          value={value}
          name={name}
          start={typed.start}
          onCommit={(next, note) => {
            if (next !== value) onChange(next, null)
            typed.say(note)
          }}
          onClose={(byKey) => {
            typed.close()
            if (byKey) input.current?.focus({ preventScroll: true })
          }}
        />
      )}
      {typed.note && (
        <FieldNote anchor={input} role="status">
          {typed.note}
        </FieldNote>
      )}
    </div>
  )
}

/**
 * Stands on a slider that somebody walked to by keyboard: there a digit begins a typed value. After a drag by mouse the
 * digits stay with the page, where they choose what is listened to. The page's shortcuts look for it.
 */
const TAKES_DIGITS = 'data-takes-digits'

function takeDigits(event: FocusEvent<HTMLInputElement>) {
  event.currentTarget.setAttribute(TAKES_DIGITS, '')
}
