import { type Loudness, LoudnessMeter, loudnessOf, METER } from '../../src/engine/loudness-meter'
import { dsp } from './programme'
import type { ReferenceSignal } from './reference-signals'

export interface OurReading extends Loudness {
  /** The loudness range as libebur128 samples it. */
  rangeAtOneHzLu: number
}

/** Our meter's readings of a signal. */
export function measureReference({ rateHz, left, right }: Omit<ReferenceSignal, 'name'>): OurReading {
  const meter = new LoudnessMeter(dsp, { rateHz, maxBlock: 4096, channels: 2 })
  const everySecond: number[] = []
  for (let start = 0; start < left.length; start += rateHz) {
    const frames = Math.min(rateHz, left.length - start)
    meter.process(left.subarray(start), right.subarray(start), frames)
    meter.refresh()
    if (start >= 2 * rateHz && frames === rateHz) everySecond.push(meter.values[METER.shortTermLufs] as number)
  }
  meter.finish()
  meter.refresh()
  return { ...loudnessOf(meter.values), rangeAtOneHzLu: rangeOf(everySecond) }
}

/**
 * Loudness range of short-term readings (Tech 3342: gates at -70 LUFS and -20 LU, 10th to 95th percentile). Tech 3342
 * (2023) asks for ten readings a second or more, and so our meter does; libebur128 takes one a second, from 3 s on.
 */
function rangeOf(shortTermLufs: number[]): number {
  const audible = shortTermLufs.filter((lufs) => lufs >= -70).map((lufs) => 10 ** (lufs / 10))
  const gate = audible.reduce((sum, power) => sum + power, 0) / audible.length / 100
  const kept = audible.filter((power) => power >= gate).sort((a, b) => a - b)
  if (kept.length === 0) return 0
  const percentile = (p: number) => 10 * Math.log10(kept[Math.floor((kept.length - 1) * p + 0.5)] as number)
  return percentile(0.95) - percentile(0.1)
}
