import { type CSSProperties, type KeyboardEvent, useRef } from 'react'
import type { NumberParam } from '../../params'
import { newGesture } from './new-gesture'
import './slider.css'
import { valueText } from '../../params/value-text'
import { positionOf, stepped, type Travel, tidy } from './taper'
import { useSliderDrag } from './use-slider-drag'

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
  const {
    param,
    value,
    name,
    label = name,
    upright = false,
    travel = 'param',
    dimmed = false,
    bare = false,
    onChange,
  } = props
  const heldKey = useRef<string | null>(null)
  const drag = useSliderDrag({ param, value, upright, travel, onChange })

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const next = afterKey(param, value, event)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    heldKey.current ??= newGesture('key')
    if (next !== value) onChange(next, heldKey.current)
  }
  const style = {
    '--position': positionOf(param, value, travel),
    '--origin': param.min < 0 && param.max > 0 ? positionOf(param, 0, travel) : 0,
  } as CSSProperties
  const shown = valueText(param, value)
  return (
    <div className={`slider${upright ? ' upright' : ''}${dimmed ? ' dimmed' : ''}`} style={style} title={param.help}>
      {!upright && !bare && (
        <div className="slider-head" aria-hidden="true">
          <span className="slider-name cut">{label}</span>
          <span className="slider-value">{shown}</span>
        </div>
      )}
      <div className="slider-body">
        <div className="slider-track">
          <div className="slider-fill" />
        </div>
        <div className="slider-thumb" />
        <input
          className="slider-input"
          type="range"
          aria-label={name}
          aria-valuetext={valueText(param, value, { spoken: true })}
          aria-orientation={upright ? 'vertical' : 'horizontal'}
          min={param.min}
          max={param.max}
          step="any"
          value={value}
          onChange={(event) => onChange(tidy(param, event.target.valueAsNumber), heldKey.current)}
          onKeyDown={onKeyDown}
          onKeyUp={() => {
            heldKey.current = null
          }}
          onBlur={() => {
            heldKey.current = null
          }}
          {...drag}
        />
      </div>
    </div>
  )
}

/** What a key does to the value: arrows by a step (Shift: ten), Home and End, Delete back to the default. */
export function afterKey(
  param: NumberParam,
  value: number,
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const many = event.shiftKey ? 10 : 1
  switch (event.key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return stepped(param, value, many)
    case 'ArrowDown':
    case 'ArrowLeft':
      return stepped(param, value, -many)
    case 'PageUp':
      return stepped(param, value, 10)
    case 'PageDown':
      return stepped(param, value, -10)
    case 'Home':
      return param.min
    case 'End':
      return param.max
    case 'Delete':
    case 'Backspace':
      return param.default
    default:
      return null
  }
}
