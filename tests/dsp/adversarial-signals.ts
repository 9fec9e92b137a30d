// Signals that are made to get over a limiter's ceiling: each kind aims at one of its parts, with numbers drawn from a seed.
import { randomFrom, type Stereo } from './limiter-signals'

type Random = () => number
type Maker = (frames: number, random: Random, rateHz: number) => Float32Array

/** Numbers of their own for each index and purpose: neighbouring seeds of this generator alone begin alike. */
export function randomOf(index: number, purpose: number): Random {
  const random = randomFrom(Math.imul(index + 1, 2_654_435_761) ^ Math.imul(purpose, 40_503))
  for (let n = 0; n < 16; n++) random()
  return random
}

const between = (random: Random, low: number, high: number) => low + (high - low) * random()
const whole = (random: Random, low: number, high: number) => Math.floor(between(random, low, high + 1))
const signed = (random: Random) => (random() < 0.5 ? -1 : 1)

/** Samples whose signs are those of a sinc around a point between two frames: there it all adds up. */
function sincSigns(into: Float32Array, at: number, reach: number, fraction: number, level: number): void {
  for (let k = -reach; k <= reach; k++) {
    const frame = at + k
    if (frame < 0 || frame >= into.length) continue
    const t = k - fraction
    into[frame] = level * Math.sign(Math.sin(Math.PI * t) / t)
  }
}

const sincPatterns: Maker = (frames, random) => {
  const made = new Float32Array(frames)
  const background = between(random, 0, 0.3)
  for (let i = 0; i < frames; i++) made[i] = background * (2 * random() - 1)
  for (let at = whole(random, 0, 200); at < frames; at += whole(random, 100, 1500)) {
    sincSigns(made, at, whole(random, 2, 40), between(random, 0.02, 0.98), signed(random) * between(random, 0.3, 1))
  }
  return made
}

/** Alternating signs whose phase turns: each turn is a peak between the samples far above them. */
const turnedAlternation: Maker = (frames, random) => {
  const made = new Float32Array(frames)
  let sign = 1
  let left = 0
  let level = 1
  for (let i = 0; i < frames; i++, left--) {
    if (left <= 0) {
      left = whole(random, 1, 300)
      level = between(random, 0.4, 1)
    } else {
      sign = -sign
    }
    made[i] = sign * level
  }
  return made
}

const squares: Maker = (frames, random, rateHz) => {
  const period = rateHz / 10 ** between(random, 1.3, 4.2)
  const level = between(random, 0.7, 1)
  const part = between(random, 0.1, 0.9)
  return Float32Array.from({ length: frames }, (_, i) => ((i / period) % 1 < part ? level : -level))
}

const noise: Maker = (frames, random) => {
  const isTwoValued = random() < 0.5
  return Float32Array.from({ length: frames }, () => (isTwoValued ? signed(random) : 2 * random() - 1))
}

const impulses: Maker = (frames, random) => {
  const made = new Float32Array(frames)
  const most = 10 ** between(random, 0.5, 3.5)
  for (let at = 0; at < frames; at += whole(random, 1, most)) made[at] = signed(random) * between(random, 0.2, 1)
  return made
}

const bandEdge: Maker = (frames, random) => {
  const cycles = between(random, 0.4, 0.4999)
  const phase = between(random, 0, 2 * Math.PI)
  return Float32Array.from({ length: frames }, (_, i) => Math.sin(2 * Math.PI * cycles * i + phase))
}

const nyquistBeating: Maker = (frames, random) => {
  const tones = Array.from({ length: whole(random, 2, 5) }, () => ({
    cycles: 0.5 - 10 ** between(random, -4, -1.1),
    phase: between(random, 0, 2 * Math.PI),
  }))
  return Float32Array.from(
    { length: frames },
    (_, i) => tones.reduce((sum, { cycles, phase }) => sum + Math.sin(2 * Math.PI * cycles * i + phase), 0) / 2,
  )
}

/** Clicks as far apart as a look-ahead is long, or the second stage's, or one frame off that. */
const lookAheadClicks: Maker = (frames, random, rateHz) => {
  const made = new Float32Array(frames)
  const lookAhead = [0.5, 1, 2.5, 5][whole(random, 0, 3)]! / 1000
  const apart = Math.max(2, Math.round(lookAhead * rateHz) + whole(random, -1, 1))
  const width = whole(random, 1, 3)
  for (let at = whole(random, 0, apart); at < frames; at += apart) {
    const level = signed(random) * between(random, 0.3, 1)
    for (let k = 0; k < width && at + k < frames; k++) made[at + k] = level * (k % 2 === 0 ? 1 : -1)
  }
  return made
}

const directSteps: Maker = (frames, random) => {
  const made = new Float32Array(frames)
  let level = 1
  let left = 0
  for (let i = 0; i < frames; i++, left--) {
    if (left <= 0) {
      left = whole(random, 1, 4000)
      level = between(random, -1, 1)
    }
    made[i] = level
  }
  return made
}

/** Bursts out of digital silence, some of a single period. */
const gates: Maker = (frames, random, rateHz) => {
  const made = new Float32Array(frames)
  for (let at = 0; at < frames; ) {
    const length = whole(random, 1, 0.03 * rateHz)
    const cycles = 10 ** between(random, -3, -0.32)
    const phase = between(random, 0, 2 * Math.PI)
    const level = between(random, 0.5, 1.5)
    for (let k = 0; k < length && at + k < frames; k++)
      made[at + k] = level * Math.sin(2 * Math.PI * cycles * k + phase)
    at += length + whole(random, 1, 0.05 * rateHz)
  }
  return made
}

const chirps: Maker = (frames, random) => {
  const start = between(random, 0, 0.3)
  const span = whole(random, 500, frames)
  let phase = 0
  return Float32Array.from({ length: frames }, (_, i) => {
    phase += 2 * Math.PI * (start + ((0.5 - start) * (i % span)) / span)
    return Math.sin(phase)
  })
}

const lowUnderHigh: Maker = (frames, random, rateHz) => {
  const low = between(random, 20, 200) / rateHz
  const high = between(random, 0.2, 0.49)
  const part = between(random, 0.1, 0.9)
  return Float32Array.from(
    { length: frames },
    (_, i) => part * Math.sin(2 * Math.PI * low * i) + (1 - part) * Math.sin(2 * Math.PI * high * i) * signed(random),
  )
}

export const KINDS: Readonly<Record<string, Maker>> = {
  sincPatterns,
  turnedAlternation,
  squares,
  noise,
  impulses,
  bandEdge,
  nyquistBeating,
  lookAheadClicks,
  directSteps,
  gates,
  chirps,
  lowUnderHigh,
}

const NAMES = Object.keys(KINDS)

export interface AdversarialSignal extends Stereo {
  name: string
  rateHz: number
}

/** Signal number `index`: every kind in turn, every third one mixed with another; the right channel alike or another. */
export function adversarialSignal(index: number, seconds: number): AdversarialSignal {
  const random = randomOf(index, 1)
  const rateHz = [44_100, 48_000, 96_000][whole(random, 0, 2)]!
  const frames = Math.round(seconds * rateHz)
  const kind = NAMES[index % NAMES.length]!
  const other = index % 3 === 2 ? NAMES[whole(random, 0, NAMES.length - 1)]! : null
  const make = () => {
    const made = KINDS[kind]!(frames, random, rateHz)
    if (other === null) return made
    const added = KINDS[other]!(frames, random, rateHz)
    return made.map((value, i) => 0.6 * value + 0.6 * added[i]!)
  }
  const left = make()
  const relation = whole(random, 0, 3)
  const right =
    relation === 0
      ? left.slice()
      : relation === 1
        ? make()
        : relation === 2
          ? left.map((value) => -0.7 * value)
          : new Float32Array(frames)
  return { name: other ? `${kind} and ${other}` : kind, rateHz, left, right }
}
