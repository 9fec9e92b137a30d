import type { AlternateFile, AlternatesResult } from '../render/alternate-files'
import type { SessionDoc } from '../session/document'
import { measured } from './measured'
import { alternatePath } from './output-paths'

/** What `--report` writes: what was made, and how it measures. */
export function reportOf(out: string, session: SessionDoc, result: AlternatesResult, seconds: number) {
  const { master, files, sums, notes } = result
  const loudness = measured(master.loudness)
  return {
    outputs: [out, ...files.map(({ name }) => alternatePath(out, name))],
    sha256: master.sha256,
    // Integrated, in LUFS, and in dBTP; the rest of the measurements follow below under their own names.
    loudness: loudness.integratedLufs,
    truePeak: loudness.truePeakDbtp,
    maxGainReductionDb: master.maxGainReductionDb,
    /** How long the work took. */
    seconds,
    maxGlueReductionDb: master.maxGlueReductionDb,
    ...loudness,
    format: session.export.format,
    dither: session.export.dither,
    ceilingDbtp: session.master.limiter.on ? session.master.limiter.ceilingDbtp : null,
    sampleRateHz: session.rateHz,
    durationSeconds: master.frames / session.rateHz,
    warnings: master.warnings,
    alternates: {
      mode: session.alternates.mode,
      files: files.map(({ loudness: values, targetLufs, ...file }) => ({
        ...file,
        path: alternatePath(out, file.name),
        targetLufs: session.alternates.mode === 'free' ? targetLufs : null,
        ...measured(values),
      })),
      // null: nothing at all is left.
      sums: sums.map((sum) => ({ ...sum, residualDbfs: Number.isFinite(sum.residualDbfs) ? sum.residualDbfs : null })),
      notes,
    },
  }
}

const level = (value: number, unit: string) => (Number.isFinite(value) ? `${value.toFixed(1)} ${unit}` : 'silent')

/** The same for the person at the screen: a line for each file, and what there is to say of them. */
export function summaryOf(out: string, session: SessionDoc, result: AlternatesResult, seconds: number): string {
  const { master, files, notes } = result
  const { integratedLufs, truePeakDbtp } = master.loudness
  const duration = master.frames / session.rateHz
  const lines = [
    `${out}: ${duration.toFixed(2)} s, ${level(integratedLufs, 'LUFS')}, ${level(truePeakDbtp, 'dBTP')}, limited by ${master.maxGainReductionDb.toFixed(1)} dB at most; made in ${seconds.toFixed(1)} s`,
    ...files.map((file) => alternateLine(out, session, file)),
    ...notes,
  ]
  return `${lines.join('\n')}\n`
}

function alternateLine(out: string, session: SessionDoc, { name, loudness, ...file }: AlternateFile): string {
  const remarks = [
    ...(file.format === session.export.format ? [] : ['32-bit float']),
    ...(file.gainDb === 0 ? [] : [`lowered by ${(-file.gainDb).toFixed(1)} dB`]),
    ...(file.extraDriveDb === null ? [] : [`driven by ${file.extraDriveDb.toFixed(2)} dB for ${file.targetLufs} LUFS`]),
  ]
  const levels = [level(loudness.integratedLufs, 'LUFS'), level(loudness.truePeakDbtp, 'dBTP')]
  return `${alternatePath(out, name)}: ${[...levels, ...remarks].join(', ')}`
}
