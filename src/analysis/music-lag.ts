import type { StemSource } from '../engine/stem-source'
import { Fft } from './fft'
import { fineLag } from './fine-lag'
import type { LagOptions } from './lag-options'
import { thinned } from './thinned'

/** By how much the music lies later in one sound than in another. */
export interface MusicLag {
  readonly frames: number
  readonly seconds: number
  /** How alike the two are there, 0 to 1: correlation of their loudest seconds; 1 is the same samples at any level. */
  readonly certainty: number
}

/** As far as is looked, to both sides. */
export const MOST_LAG_SECONDS = 60
/** The coarse search is done at about this rate. */
const COARSE_RATE_HZ = 3000
/**
 * How far the peak stands over the root mean square of all places. Of the same music it does so by 230 and more, of a mix
 * and its hi-hats alone by 31, of different music and of noise by less than 8.
 */
const LEAST_PROMINENCE = 18
/** A second peak this high, elsewhere, leaves it open which one is meant: a loop that repeats to the sample. */
const MOST_SECOND = 0.95
const SAME_PEAK_SECONDS = 0.02
/** Different songs correlate below this, wherever they are laid. */
const LEAST_CERTAINTY = 0.15

/**
 * By how much the music in `b` lies later than in `a`, at their common rate, within a minute to both sides: exact to the
 * frame where the samples are the same, and where they were equalised, limited or mixed anew as near as their phases are.
 * Null where no place is clearly right: another song, silence, or less than a second. Mono sums are compared.
 */
export async function musicLag(a: StemSource, b: StemSource, options: LagOptions = {}): Promise<MusicLag | null> {
  if (a.rateHz !== b.rateHz) throw new RangeError(`Sounds at ${a.rateHz} Hz and ${b.rateHz} Hz cannot be compared.`)
  const { rateHz } = a
  const factor = Math.max(1, Math.round(rateHz / COARSE_RATE_HZ))
  const coarseA = await thinned(a, factor, options)
  const coarseB = await thinned(b, factor, options)
  const found = coarseLag(coarseA, coarseB, rateHz / factor)
  await options.pause?.()
  options.signal?.throwIfAborted()
  if (found === null) return null
  const { frames, certainty } = await fineLag(a, b, found * factor, 2 * factor, options)
  return certainty >= LEAST_CERTAINTY ? { frames, seconds: frames / rateHz, certainty } : null
}

/**
 * Cross-correlation by phases alone (C. Knapp, G. Carter, "The generalized correlation method for estimation of time
 * delay", IEEE Trans. ASSP 24, 1976): all pitches count alike, so that a steady bass makes no ridge of peaks.
 */
function coarseLag(a: Float32Array, b: Float32Array, rateHz: number): number | null {
  const most = Math.round(MOST_LAG_SECONDS * rateHz)
  const size = 2 ** Math.ceil(Math.log2(Math.max(a.length, b.length, 1) + most))
  const real = new Float64Array(size)
  const imaginary = new Float64Array(size)
  real.set(a)
  imaginary.set(b)
  const fft = new Fft(size)
  fft.transform(real, imaginary)
  phasesOnly(real, imaginary)
  fft.inverse(real, imaginary)
  const at = (lag: number) => Math.abs(real[(lag + size) % size] as number)
  let best = 0
  let power = 0
  for (let lag = -most; lag <= most; lag++) {
    if (at(lag) > at(best)) best = lag
    power += at(lag) ** 2
  }
  const same = SAME_PEAK_SECONDS * rateHz
  let second = 0
  for (let lag = -most; lag <= most; lag++) if (Math.abs(lag - best) > same) second = Math.max(second, at(lag))
  const rest = Math.sqrt(power / (2 * most + 1))
  if (!(at(best) > LEAST_PROMINENCE * rest) || second > MOST_SECOND * at(best)) return null
  return best
}

/** Of a transform whose real part was one sound and whose imaginary part the other: their cross-spectrum at length 1. */
function phasesOnly(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length
  for (let k = 0; k <= size / 2; k++) {
    const mirror = (size - k) % size
    const [re, im, mirrorRe, mirrorIm] = [real[k]!, imaginary[k]!, real[mirror]!, imaginary[mirror]!]
    const [aRe, aIm] = [re + mirrorRe, im - mirrorIm]
    const [bRe, bIm] = [im + mirrorIm, mirrorRe - re]
    const crossRe = aRe * bRe + aIm * bIm
    const crossIm = aRe * bIm - aIm * bRe
    const length = Math.hypot(crossRe, crossIm)
    const scale = length > 0 ? 1 / length : 0
    real[k] = real[mirror] = crossRe * scale
    imaginary[k] = crossIm * scale
    imaginary[mirror] = -crossIm * scale
  }
}
