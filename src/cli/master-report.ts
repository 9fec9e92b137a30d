import type { RenderResult } from '../render/render-mix'
import type { SessionDoc } from '../session/document'
import { measured } from './measured'

/** What `--report` writes: what was made, and how it measures. */
export function reportOf(out: string, session: SessionDoc, result: RenderResult, seconds: number) {
  const loudness = measured(result.loudness)
  return {
    outputs: [out],
    sha256: result.sha256,
    // Integrated, in LUFS, and in dBTP; the rest of the measurements follow below under their own names.
    loudness: loudness.integratedLufs,
    truePeak: loudness.truePeakDbtp,
    maxGainReductionDb: result.maxGainReductionDb,
    /** How long the work took. */
    seconds,
    maxGlueReductionDb: result.maxGlueReductionDb,
    ...loudness,
    format: session.export.format,
    dither: session.export.dither,
    ceilingDbtp: session.master.limiter.on ? session.master.limiter.ceilingDbtp : null,
    sampleRateHz: session.rateHz,
    durationSeconds: result.frames / session.rateHz,
    warnings: result.warnings,
  }
}

/** The same for the person at the screen, in one line. */
export function summaryOf(out: string, session: SessionDoc, result: RenderResult, seconds: number): string {
  const { integratedLufs, truePeakDbtp } = result.loudness
  const level = (value: number, unit: string) => (Number.isFinite(value) ? `${value.toFixed(1)} ${unit}` : 'silent')
  const duration = result.frames / session.rateHz
  return `${out}: ${duration.toFixed(2)} s, ${level(integratedLufs, 'LUFS')}, ${level(truePeakDbtp, 'dBTP')}, limited by ${result.maxGainReductionDb.toFixed(1)} dB at most; made in ${seconds.toFixed(1)} s\n`
}
