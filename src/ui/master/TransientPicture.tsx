import type { StripSettings } from '../../params'

const WIDTH = 320
const HEIGHT = 200
const BASE = HEIGHT - 24
const STEPS = 160

/** How loud a hit is over its course (0 to 1 of the picture): up at once, then down like a drum. */
const hit = (at: number) => (at < 0.12 ? 0 : at < 0.16 ? (at - 0.12) / 0.04 : Math.exp((0.16 - at) * 5))
/** How much of the attack's and of the sustain's emphasis acts there. */
const attackShare = (at: number) => (at < 0.12 ? 0 : Math.exp(-Math.max(0, at - 0.16) * 18))
const sustainShare = (at: number) => (at < 0.16 ? 0 : 1 - Math.exp((0.16 - at) * 12))

/** A hit as it comes and as it goes: an illustration, of which the direction is true. */
export function TransientPicture({ settings }: { settings: StripSettings['transient'] }) {
  const { on, attackDb, sustainDb } = settings
  const gainAt = (at: number) => 10 ** ((attackDb * attackShare(at) + sustainDb * sustainShare(at)) / 20)
  const outline = (gain: (at: number) => number) => {
    const points = Array.from({ length: STEPS + 1 }, (_, i) => {
      const at = i / STEPS
      // The square root lifts the tail, as ears do.
      const height = Math.min(1, Math.sqrt(hit(at) * gain(at)) * 0.6)
      return `${(at * WIDTH).toFixed(1)},${(BASE - height * (BASE - 14)).toFixed(1)}`
    })
    return `M0,${BASE}L${points.join('L')}L${WIDTH},${BASE}`
  }
  const colour = on ? 'var(--hue, var(--accent))' : 'var(--faint)'
  return (
    <svg className="picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={outline(gainAt)} fill={colour} opacity="0.14" />
      <path d={outline(() => 1)} fill="none" stroke="var(--line-strong)" strokeDasharray="3 3" />
      <path d={outline(gainAt)} fill="none" stroke={colour} strokeWidth="2" strokeLinejoin="round" />
      <g className="picture-text">
        <text x={WIDTH * 0.15} y={HEIGHT - 8} textAnchor="middle">
          Attack
        </text>
        <text x={WIDTH * 0.55} y={HEIGHT - 8} textAnchor="middle">
          Sustain
        </text>
      </g>
    </svg>
  )
}
