import { StateVariableFilter } from './filter'
import { Noise } from './noise'
import { DEMO_RATE_HZ, frames, type Studio } from './studio'

interface Metal {
  seed: number
  lowHz: number
  highHz: number
  partials: number
  seconds: number
  /** How much of it is hiss, 0 to 1. */
  hiss: number
}

/**
 * Metal as a cloud of partials with no common root, the higher ones dying first, with some hiss. Partials are turned
 * by rotation (two multiplications each), so that a cymbal of ninety costs little; nothing in it can alias.
 */
function metal(studio: Studio, shape: Metal): Float64Array {
  const noise = new Noise(shape.seed)
  const length = frames(shape.seconds * 5)
  const out = new Float64Array(length)
  const span = shape.highHz / shape.lowHz
  for (let partial = 0; partial < shape.partials; partial++) {
    const place = (partial + 0.5 + 0.5 * noise.next()) / shape.partials
    const turns = (shape.lowHz * studio.maths.exp2(place * studio.maths.log2(span))) / DEMO_RATE_HZ
    const decay = studio.decay(shape.seconds * (1.25 - 0.75 * place) * noise.between(0.6, 1.2))
    const [cos, sin] = [decay * studio.maths.cos(2 * Math.PI * turns), decay * studio.maths.sin(2 * Math.PI * turns)]
    let [x, y] = [noise.next(), noise.next()]
    for (let i = 0; i < length; i++) {
      out[i] = (out[i] as number) + y
      const turned = x * cos - y * sin
      y = x * sin + y * cos
      x = turned
    }
  }
  const hissFilter = new StateVariableFilter(studio, shape.lowHz * 1.3, 0.7)
  const hissDecay = studio.decay(shape.seconds * 0.7)
  const level = 1 / Math.sqrt(shape.partials)
  let hiss = shape.hiss
  for (let i = 0; i < length; i++) {
    hiss *= hissDecay
    const attack = Math.min(1, i / 20) * Math.min(1, (length - i) / 480)
    out[i] = attack * (level * (1 - shape.hiss) * (out[i] as number) + hiss * hissFilter.runHigh(noise.next()))
  }
  return out
}

/** Closed hats: four that are never quite the same. */
export function closedHats(studio: Studio): Float64Array[] {
  return [0, 1, 2, 3].map((i) =>
    metal(studio, { seed: 51 + i, lowHz: 5200, highHz: 14500, partials: 48, seconds: 0.026 + 0.004 * i, hiss: 0.45 }),
  )
}

export function openHat(studio: Studio): Float64Array {
  return metal(studio, { seed: 61, lowHz: 4600, highHz: 14000, partials: 60, seconds: 0.13, hiss: 0.4 })
}

export function ride(studio: Studio): Float64Array {
  return metal(studio, { seed: 67, lowHz: 2600, highHz: 11000, partials: 50, seconds: 0.22, hiss: 0.12 })
}

/** Two sides of a crash, which differ: it is wide. */
export function crash(studio: Studio): [Float64Array, Float64Array] {
  const side = (seed: number) =>
    metal(studio, { seed, lowHz: 1500, highHz: 14500, partials: 72, seconds: 0.5, hiss: 0.35 })
  return [side(71), side(73)]
}
