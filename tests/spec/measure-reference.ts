import { type Loudness, LoudnessMeter, loudnessOf } from '../../src/engine/loudness-meter'
import { dsp } from './programme'
import type { ReferenceSignal } from './reference-signals'

/** Our meter's readings of a signal. */
export function measureReference({ rateHz, left, right }: Omit<ReferenceSignal, 'name'>): Loudness {
  const meter = new LoudnessMeter(dsp, { rateHz, maxBlock: 4096, channels: 2 })
  meter.process(left, right, left.length)
  meter.finish()
  meter.refresh()
  return loudnessOf(meter.values)
}
