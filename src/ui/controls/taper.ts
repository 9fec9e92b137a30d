import type { NumberParam } from '../../params'

/** How a control's travel (0 to 1) maps to its value. `fader` gives the decibels around zero most of the way. */
export type Travel = 'param' | 'fader'

/** Points of the fader's travel, position and decibels: as on a console, 0 dB at three quarters. */
const FADER: readonly (readonly [position: number, db: number])[] = [
  [0, -60],
  [0.1, -36],
  [0.25, -18],
  [0.75, 0],
  [1, 12],
]

export function positionOf(param: NumberParam, value: number, travel: Travel = 'param'): number {
  if (travel === 'fader') return interpolate(FADER, value, 1, 0)
  if (param.taper === 'log') return Math.log(value / param.min) / Math.log(param.max / param.min)
  return (value - param.min) / (param.max - param.min)
}

export function valueAt(param: NumberParam, position: number, travel: Travel = 'param'): number {
  const place = Math.min(1, Math.max(0, position))
  if (travel === 'fader') return tidy(param, interpolate(FADER, place, 0, 1))
  if (param.taper === 'log') return tidy(param, param.min * (param.max / param.min) ** place)
  return tidy(param, param.min + place * (param.max - param.min))
}

/** The value `steps` arrow presses away. */
export function stepped(param: NumberParam, value: number, steps: number): number {
  if (param.taper === 'log') {
    const next = tidy(param, value * (1 + param.step) ** steps)
    // Where a ratio is less than the last digit that is kept, a press still moves.
    return next === value ? tidy(param, value + Math.sign(steps) * 10 ** -param.digits) : next
  }
  return tidy(param, value + steps * param.step)
}

/** In range, and no more digits than are shown: what is read is what is set. Log tapers keep four figures. */
export function tidy(param: NumberParam, value: number): number {
  const bounded = Math.min(param.max, Math.max(param.min, value))
  if (param.taper === 'log') {
    const rounded = Number(bounded.toPrecision(4))
    return Math.min(param.max, Math.max(param.min, rounded))
  }
  return Number(bounded.toFixed(param.digits))
}

function interpolate(points: readonly (readonly [number, number])[], x: number, from: 0 | 1, to: 0 | 1): number {
  for (let i = 1; i < points.length; i++) {
    const low = points[i - 1]
    const high = points[i]
    if (low && high && (x <= high[from] || i === points.length - 1)) {
      const share = (x - low[from]) / (high[from] - low[from])
      return low[to] + Math.min(1, Math.max(0, share)) * (high[to] - low[to])
    }
  }
  return 0
}
