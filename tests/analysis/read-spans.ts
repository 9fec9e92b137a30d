import { spanLufs } from '../../src/analysis/span-loudness'
import { LoudnessMeter, loudnessOf } from '../../src/engine/loudness-meter'
import { dsp } from '../spec/programme'
import { referenceSignals } from '../spec/reference-signals'
import type { Span } from './span-cases'

export interface Sound {
  rateHz: number
  left: Float32Array
  right: Float32Array
}

export async function demoSongSum(): Promise<Sound> {
  for await (const signal of referenceSignals(dsp)) if (signal.name === 'Demo song, Sum') return signal
  throw new Error('There is no demo song.')
}

export function historyOf({ rateHz, left, right }: Sound) {
  const meter = new LoudnessMeter(dsp, { rateHz, maxBlock: 4096, channels: 2, historyFrames: left.length })
  meter.process(left, right, left.length)
  meter.finish()
  meter.refresh()
  const loudness = loudnessOf(meter.values)
  return { history: meter.history(), loudness, integratedLufs: loudness.integratedLufs }
}

export function readSpans(sound: Sound, spans: readonly Span[]): number[] {
  const { fineMomentaryLufs, fineHopSeconds } = historyOf(sound).history
  return spans.map(({ startFrame, endFrame }) =>
    spanLufs(fineMomentaryLufs, fineHopSeconds, startFrame / sound.rateHz, endFrame / sound.rateHz),
  )
}
