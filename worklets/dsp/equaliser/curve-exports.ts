// Curves for the screen, made by the parts that run: the same stages, the same gain computers.

import { makeupDb, readGainComputer } from '../compressor/compressor-settings'
import { GainComputer } from '../compressor/gain-computer'
import {
  COMPRESSOR_MIX_PERCENT,
  EQ_BAND_COUNT,
  MASTER_EQ_BAND_CHANNELS,
  MASTER_EQ_BAND_STRIDE,
  MASTER_EQ_BANDS,
  MASTER_EQ_ON,
  MASTER_SLOTS,
  STRIP_EQ_BAND_GAIN_DB,
  STRIP_EQ_BAND_RANGE_DB,
  STRIP_EQ_BAND_STRIDE,
  STRIP_EQ_BAND_THRESHOLD_DB,
  STRIP_EQ_BAND_TYPE,
  STRIP_EQ_BANDS,
  STRIP_EQ_ON,
  STRIP_FILTERS_HIGH_PASS_ON,
  STRIP_FILTERS_LOW_PASS_ON,
  STRIP_REPAIR,
  STRIP_SLOTS,
} from '../generated/slots'
import { dbToGain } from '../maths/fast-math'
import { Repair } from '../repair/repair'
import { BOTH_LANES } from './biquad'
import { BiquadStage } from './biquad-stage'
import { hasRange } from './dynamic-band'
import { EqualiserBand } from './equaliser-band'
import { ButterworthFilter } from './filters'
import { shareOfRange } from './range-computer'

const POINTS: i32 = 512
const params: usize = heap.alloc((<usize>max(STRIP_SLOTS, MASTER_SLOTS)) << 3)
const points: usize = heap.alloc((<usize>POINTS) << 3)
const squares: usize = heap.alloc((<usize>POINTS) << 3)
/** -300 dB. */
const SQUARE_FLOOR: f64 = 1e-30
const computer = new GainComputer()
const band = new EqualiserBand(48000)
const repair = new Repair(48000, 0)
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

/** Response in decibels at `count` frequencies of a strip's repair, filters and equaliser; `full`: dynamic bands at the end of their range. */
export function curveStripEqDb(rateHz: f64, full: bool, count: i32): void {
  begin(rateHz, count)
  repair.setTargets(params, STRIP_REPAIR)
  for (let i = 0; i < repair.stages.length; i++) multiplyBy(repair.stages[i], rateHz, count)
  highPass.setTargets(params + (STRIP_FILTERS_HIGH_PASS_ON << 3))
  multiplyBy(highPass, rateHz, count)
  lowPass.setTargets(params + (STRIP_FILTERS_LOW_PASS_ON << 3))
  multiplyBy(lowPass, rateHz, count)
  if (value(STRIP_EQ_ON) !== 0) {
    for (let b = 0; b < EQ_BAND_COUNT; b++) {
      const slot = STRIP_EQ_BANDS + b * STRIP_EQ_BAND_STRIDE
      if (full && hasRange(<i32>value(slot + STRIP_EQ_BAND_TYPE))) {
        const gainDb = value(slot + STRIP_EQ_BAND_GAIN_DB) + value(slot + STRIP_EQ_BAND_RANGE_DB)
        store<f64>(params + ((<usize>(slot + STRIP_EQ_BAND_GAIN_DB)) << 3), gainDb)
      }
      multiplyByBand(slot, rateHz, count)
    }
  }
  finish(count)
}

/** Response in decibels at `count` frequencies of the master's bands for both channels and, beside them, of those for `channels`. */
export function curveMasterEqDb(rateHz: f64, channels: i32, count: i32): void {
  begin(rateHz, count)
  if (value(MASTER_EQ_ON) !== 0) {
    for (let b = 0; b < EQ_BAND_COUNT; b++) {
      const slot = MASTER_EQ_BANDS + b * MASTER_EQ_BAND_STRIDE
      const own = <i32>value(slot + MASTER_EQ_BAND_CHANNELS)
      if (own === BOTH_LANES || own === channels) multiplyByBand(slot, rateHz, count)
    }
  }
  finish(count)
}

/** What the dynamics of a strip's band add to its gain, in decibels, for `count` steady levels heard in the band. */
export function curveBandRangeDb(index: i32, count: i32): void {
  const slot = STRIP_EQ_BANDS + index * STRIP_EQ_BAND_STRIDE
  const rangeDb = hasRange(<i32>value(slot + STRIP_EQ_BAND_TYPE)) ? value(slot + STRIP_EQ_BAND_RANGE_DB) : 0
  const thresholdDb = value(slot + STRIP_EQ_BAND_THRESHOLD_DB)
  for (let i = 0; i < count; i++) {
    const at = points + ((<usize>i) << 3)
    store<f64>(at, rangeDb * shareOfRange(load<f64>(at) - thresholdDb, rangeDb))
  }
}

function value(slot: i32): f64 {
  return load<f64>(params + ((<usize>slot) << 3))
}

function begin(rateHz: f64, count: i32): void {
  const toRadians = (2 * NativeMath.PI) / rateHz
  for (let i = 0; i < count; i++) {
    const offset = (<usize>i) << 3
    store<f64>(points + offset, load<f64>(points + offset) * toRadians)
    store<f64>(squares + offset, 1)
  }
}

function multiplyByBand(slot: i32, rateHz: f64, count: i32): void {
  band.setTargets(params + ((<usize>slot) << 3))
  multiplyBy(band, rateHz, count)
}

function multiplyBy(stage: BiquadStage, rateHz: f64, count: i32): void {
  stage.sampleRate = rateHz
  stage.reset()
  if (!stage.running) return
  for (let i = 0; i < count; i++) {
    const offset = (<usize>i) << 3
    store<f64>(squares + offset, load<f64>(squares + offset) * stage.squaredGain(load<f64>(points + offset)))
  }
}

function finish(count: i32): void {
  for (let i = 0; i < count; i++) {
    const offset = (<usize>i) << 3
    store<f64>(points + offset, 10 * NativeMath.log10(max(load<f64>(squares + offset), SQUARE_FLOOR)))
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
