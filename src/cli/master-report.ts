import type { Certificate } from '../delivery/certificate/certificate'
import { expectationOf } from '../delivery/certificate/expectation-of'
import type { AlternateFile, AlternatesResult } from '../render/alternate-files'
import type { OutputResult } from '../render/render-graph'
import type { SessionDoc } from '../session/document'
import type { ExportFormat } from '../session/export-format'
import { shownName } from '../wav/audio-file-error'
import type { WrittenOutput } from './certify-files'
import type { MasterFiles } from './master-files'
import { measured } from './measured'

/** What each written file was promised to be: the master first. */
export function expectationsOf(
  session: SessionDoc,
  result: AlternatesResult,
  files: MasterFiles,
  targetLufs: number | null,
): WrittenOutput[] {
  const { rateHz, frames } = result.master
  const promise = (name: string | null, format: ExportFormat, output: OutputResult): WrittenOutput => ({
    name,
    path: files.path({ name, format }),
    expectation: expectationOf(session, {
      ...{ name, format, rateHz, frames },
      pcmSha256: output.pcmSha256,
      metadata: files.metadata(name),
      predicted: output.loudness,
      targetLufs: name === null ? targetLufs : null,
    }),
  })
  return [
    promise(null, session.export.format, result.master),
    ...result.files.map((file) => promise(file.name, file.format, file)),
  ]
}

/** A sentence for each file that is not what it was promised to be. */
export function failuresOf(files: readonly WrittenOutput[], certificates: readonly Certificate[]): string[] {
  return certificates.flatMap(({ lines }, index) => {
    const failed = lines.filter((line) => !line.passed).map((line) => line.label)
    const path = shownName(files[index]?.path ?? '')
    return failed.length === 0 ? [] : [`"${path}" is written, but did not pass: ${failed.join(', ')}.`]
  })
}

/** What `--report` writes: what was made, and how it measures. */
export function reportOf(
  session: SessionDoc,
  result: AlternatesResult,
  written: readonly WrittenOutput[],
  certificates: readonly Certificate[],
  seconds: number,
) {
  const { master, files, sums, notes } = result
  const loudness = measured(master.loudness)
  return {
    outputs: written.map(({ path }) => path),
    // Of the whole file as it was read again, and of its samples alone.
    sha256: certificates[0]?.file.sha256 ?? null,
    pcmSha256: master.pcmSha256,
    passed: certificates.every(({ passed }) => passed),
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
    driveDb: session.master.limiter.driveDb,
    ceilingHolds: master.holds,
    sampleRateHz: master.rateHz,
    durationSeconds: master.frames / master.rateHz,
    warnings: master.warnings,
    alternates: {
      mode: session.alternates.mode,
      files: files.map((file, index) => ({
        ...{ kind: file.kind, name: file.name, groups: file.groups, format: file.format },
        ...{ gainDb: file.gainDb, extraDriveDb: file.extraDriveDb, pcmSha256: file.pcmSha256 },
        sha256: certificates[index + 1]?.file.sha256 ?? null,
        path: written[index + 1]?.path ?? '',
        targetLufs: session.alternates.mode === 'free' ? file.targetLufs : null,
        ...measured(file.loudness),
      })),
      // null: nothing at all is left.
      sums: sums.map((sum) => ({ ...sum, residualDbfs: Number.isFinite(sum.residualDbfs) ? sum.residualDbfs : null })),
      notes,
    },
  }
}

const level = (value: number, unit: string) => (Number.isFinite(value) ? `${value.toFixed(1)} ${unit}` : 'silent')

/** The same for the person at the screen: a line for each file, and what there is to say of them. */
export function summaryOf(
  session: SessionDoc,
  result: AlternatesResult,
  written: readonly WrittenOutput[],
  seconds: number,
): string {
  const { master, files, notes } = result
  const { integratedLufs, truePeakDbtp } = master.loudness
  const duration = master.frames / master.rateHz
  const held = master.holds.length > 0 ? `, held down in ${master.holds.length} more places` : ''
  const lines = [
    `${written[0]?.path}: ${duration.toFixed(2)} s, ${level(integratedLufs, 'LUFS')}, ${level(truePeakDbtp, 'dBTP')}, limited by ${master.maxGainReductionDb.toFixed(1)} dB at most${held}; made in ${seconds.toFixed(1)} s`,
    ...files.map((file, index) => alternateLine(written[index + 1]?.path ?? '', session, file)),
    ...notes,
  ]
  return `${lines.join('\n')}\n`
}

function alternateLine(path: string, session: SessionDoc, { loudness, ...file }: AlternateFile): string {
  const remarks = [
    ...(file.format === session.export.format ? [] : ['32-bit float']),
    ...(file.gainDb === 0 ? [] : [`lowered by ${(-file.gainDb).toFixed(1)} dB`]),
    ...(file.extraDriveDb === null ? [] : [`driven by ${file.extraDriveDb.toFixed(2)} dB for ${file.targetLufs} LUFS`]),
  ]
  const levels = [level(loudness.integratedLufs, 'LUFS'), level(loudness.truePeakDbtp, 'dBTP')]
  return `${path}: ${[...levels, ...remarks].join(', ')}`
}
