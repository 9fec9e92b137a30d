// Curves for the screen, made by the parts that run: the same stages, the same gain computer.

import { makeupDb, readGainComputer } from '../compressor/compressor-settings'
import { GainComputer } from '../compressor/gain-computer'
import {
  COMPRESSOR_MIX_PERCENT,
  EQ_BAND_COUNT,
  STRIP_FILTERS_HIGH_PASS_ON,
  STRIP_FILTERS_LOW_PASS_ON,
  STRIP_SLOTS,
} from '../generated/slots'
import { dbToGain } from '../maths/fast-math'
import { BiquadStage } from './biquad-stage'
import { EqualiserBand } from './equaliser-band'
import { ButterworthFilter } from './filters'

const POINTS: i32 = 512
const params: usize = heap.alloc((<usize>STRIP_SLOTS) << 3)
const points: usize = heap.alloc((<usize>POINTS) << 3)
const squares: usize = heap.alloc((<usize>POINTS) << 3)
/** -300 dB. */
const SQUARE_FLOOR: f64 = 1e-30
const computer = new GainComputer()
const band = new EqualiserBand(48000)
const highPass = new ButterworthFilter(48000, true)
const lowPass = new ButterworthFilter(48000, false)

/** Where the host writes a parameter block (of a strip or of the master). */
export function curveParams(): usize {
  return params
}

/** Where the host writes frequencies or levels, at most curvePointsMax; each curve function replaces them by its result. */
export function curvePoints(): usize {
  return points
}

export function curvePointsMax(): i32 {
  return POINTS
}

/** Response in decibels at `count` frequencies: the equaliser at these slots, and a strip's filters when `filters`. */
export function curveEqDb(rateHz: f64, onSlot: i32, bandsSlot: i32, stride: i32, filters: bool, count: i32): void {
  const toRadians = (2 * NativeMath.PI) / rateHz
  for (let i = 0; i < count; i++) {
    const at = points + ((<usize>i) << 3)
    store<f64>(at, load<f64>(at) * toRadians)
  }
  for (let i = 0; i < count; i++) store<f64>(squares + ((<usize>i) << 3), 1)
  if (filters) {
    highPass.sampleRate = rateHz
    highPass.setTargets(params + (STRIP_FILTERS_HIGH_PASS_ON << 3))
    multiplyBy(highPass, count)
    lowPass.sampleRate = rateHz
    lowPass.setTargets(params + (STRIP_FILTERS_LOW_PASS_ON << 3))
    multiplyBy(lowPass, count)
  }
  if (load<f64>(params + ((<usize>onSlot) << 3)) !== 0) {
    band.sampleRate = rateHz
    for (let b = 0; b < EQ_BAND_COUNT; b++) {
      band.setTargets(params + ((<usize>(bandsSlot + b * stride)) << 3))
      multiplyBy(band, count)
    }
  }
  for (let i = 0; i < count; i++) {
    const offset = (<usize>i) << 3
    store<f64>(points + offset, 10 * NativeMath.log10(max(load<f64>(squares + offset), SQUARE_FLOOR)))
  }
}

function multiplyBy(stage: BiquadStage, count: i32): void {
  stage.reset()
  if (!stage.running) return
  for (let i = 0; i < count; i++) {
    const offset = (<usize>i) << 3
    store<f64>(squares + offset, load<f64>(squares + offset) * stage.squaredGain(load<f64>(points + offset)))
  }
}

/** Output level in decibels of the compressor at `baseSlot` for `count` steady input levels, make-up and mix included. */
export function curveCompressorDb(baseSlot: i32, count: i32): void {
  const settings = params + ((<usize>baseSlot) << 3)
  readGainComputer(computer, settings)
  const makeup = dbToGain(makeupDb(computer, settings))
  const mix = load<f64>(settings + (COMPRESSOR_MIX_PERCENT << 3)) * 0.01
  for (let i = 0; i < count; i++) {
    const at = points + ((<usize>i) << 3)
    const levelDb = load<f64>(at)
    const gain = makeup * dbToGain(-computer.reductionDb(levelDb))
    store<f64>(at, levelDb + 20 * NativeMath.log10(mix * gain + (1 - mix)))
  }
}
