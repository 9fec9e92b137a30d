import { describe, expect, it } from 'vitest'
import { both, type ParamStep } from './eq-runner'
import { clickBetweenHarmonicsDbfs } from './saturator-click'
import { runFollowed } from './saturator-followers'
import { type SaturatorValues, saturate, saturatorSlots, sine } from './saturator-runner'
import { clickDbfs } from './smoothing-click'

const RATE_HZ = 48000
const START = 12000
const FRAMES = 36000

/** Where the control stands when it has been turned by `t` of its way, in `updates` blocks of parameters. */
type Turn = [name: string, at: (t: number) => SaturatorValues, updates?: number]

const TURNS: Turn[] = [
  ['on, tape', (t) => ({ on: t === 1, driveDb: 12 })],
  ['on, tube', (t) => ({ on: t === 1, character: 'tube', driveDb: 18, tonePercent: -100 })],
  ['off, tube', (t) => ({ on: t === 0, character: 'tube', driveDb: 18 })],
  ['off, without auto gain', (t) => ({ on: t === 0, driveDb: 18, autoGain: false })],
  ['drive, all the way at once', (t) => ({ driveDb: 18 * t })],
  ['drive, back', (t) => ({ character: 'tube', driveDb: 18 - 18 * t })],
  ['drive, dragged', (t) => ({ character: 'console', driveDb: 18 * t, autoGain: false }), 12],
  ['tone, all the way at once', (t) => ({ driveDb: 12, tonePercent: -100 + 200 * t })],
  ['tone, dragged', (t) => ({ character: 'tube', driveDb: 12, tonePercent: 100 - 200 * t }), 12],
  ['mix', (t) => ({ character: 'tube', driveDb: 18, mixPercent: 100 * t })],
  ['auto gain', (t) => ({ driveDb: 18, autoGain: t === 1 })],
  ['tape to tube', (t) => ({ driveDb: 12, character: t ? 'tube' : 'tape' })],
  ['tube to console', (t) => ({ driveDb: 12, character: t ? 'console' : 'tube' })],
  ['console to tape', (t) => ({ driveDb: 18, tonePercent: -100, character: t ? 'tape' : 'console' })],
]

function steps([, at, updates = 1]: Turn): ParamStep[] {
  const list: ParamStep[] = [{ frame: 0, params: saturatorSlots(at(0)) }]
  for (let i = 1; i <= updates; i++) list.push({ frame: START + i * 768, params: saturatorSlots(at(i / updates)) })
  return list
}

/** On after 200 frames off, off while still fading in, three characters within one cross-fade. */
const FLICKER: ParamStep[] = [
  { frame: 0, params: saturatorSlots() },
  { frame: START, params: saturatorSlots({ on: false }) },
  { frame: START + 200, params: saturatorSlots() },
  { frame: START + 333, params: saturatorSlots({ on: false, character: 'tube' }) },
  { frame: START + 400, params: saturatorSlots({ character: 'console' }) },
  { frame: START + 500, params: saturatorSlots({ character: 'tube' }) },
  { frame: START + 2500, params: saturatorSlots({ character: 'tube', on: false }) },
  { frame: START + 3400, params: saturatorSlots({ character: 'tube' }) },
  { frame: START + 3500, params: saturatorSlots({ character: 'tube', on: false }) },
]

const PLANS: [string, ParamStep[]][] = [...TURNS.map((turn) => [turn[0], steps(turn)] as [string, ParamStep[]])]
PLANS.push(['switched to and fro', FLICKER])

// A saturator answers 997 Hz with harmonics above 4 kHz, which are no clicks. What is linear is measured as the design
// says, on a follower whose leader hears something that stands still; the whole of it between the harmonics of a tone.
// Broken once each by a bypass at once, by a drive that is not smoothed, and by a cross-fade of one frame.
describe('no control clicks: below -80 dBFS', () => {
  it('and the measures would hear it', () => {
    const cut = sine(FRAMES, 1000, RATE_HZ, 0.5).left.map((x, i) => (i < START + 5 ? x : 0.97 * x))
    expect(clickBetweenHarmonicsDbfs(cut, 6000)).toBeGreaterThan(-60)
    const driven = saturate(sine(FRAMES, 1000, RATE_HZ, 0.5), { driveDb: 18 }).left
    expect(clickBetweenHarmonicsDbfs(driven, 6000)).toBeLessThan(-120)
  })

  it.each(PLANS)('%s, as the design measures it', (_name, plan) => {
    const tone = sine(FRAMES, 997, RATE_HZ, 0.5)
    const { stems } = runFollowed(
      both(FRAMES, () => 0.3),
      [tone],
      plan,
    )
    expect(clickDbfs(Float32Array.from(stems[0]?.left as Float64Array), RATE_HZ, 6000)).toBeLessThan(-80)
  })

  // A raised cosine of 10 ms is ten periods of the tone: what the comb leaves of a harmonic that is faded by it lies
  // about 45 dB under that harmonic. Loud ones are so a floor of their own.
  it.each(PLANS)('%s, between the harmonics', (_name, plan) => {
    const { left } = saturate(sine(FRAMES, 1000, RATE_HZ, 0.5), plan)
    const before = clickDbfs(Float32Array.from(left.subarray(0, START)), RATE_HZ, 6000)
    const after = clickDbfs(Float32Array.from(left.subarray(FRAMES - 12000)), RATE_HZ, 6000)
    const bar = Math.max(-80, before - 40, after - 40)
    expect(clickBetweenHarmonicsDbfs(left, 6000)).toBeLessThan(bar)
  })
})
