import type { Dsp } from '../../engine/dsp'
import type { ByteReader } from '../../wav/byte-reader'
import { CERTIFICATE_KIND, CERTIFICATE_VERSION, type Certificate } from './certificate'
import { type CreateSha256, type Expectation, type Promised, promisedOf } from './expectation'
import { readFileTags } from './file-tags'
import { formatLines } from './format-lines'
import { HashingReader } from './hashing-reader'
import { highestPeaks, historyOf, spectrumOf } from './history'
import { loudnessLines } from './loudness-lines'
import { SampleMeasures } from './measure-samples'
import { metadataLines } from './metadata-lines'
import { readBack } from './read-back'
import type { DecodedSamples } from './reading'
import { sampleLines } from './sample-lines'
import { sealed } from './seal'

export interface WrittenFile {
  name: string
  reader: ByteReader
  /** For codecs that only the browser decodes. */
  decoded?: DecodedSamples | null
}

export interface CertifyTools {
  /** An instance for this work alone: it keeps the memory of the meters that are made in it. */
  dsp: Dsp
  createSha256: CreateSha256
  /** Who measures, such as "Tutti 0.1.0". */
  program: string
  /** 0 to 1. May throw to stop the work. */
  onProgress?(fraction: number): void | Promise<void>
}

/**
 * Reads a written file once, measures it again and holds it against what was promised. Deterministic: nothing of the
 * clock or the host is in it. Rejects with an AudioFileError where the file cannot be read at all.
 */
export async function certify(file: WrittenFile, expectation: Expectation, tools: CertifyTools): Promise<Certificate> {
  return certifyPromised(file, await promisedOf(expectation, tools.createSha256), tools)
}

/** The same for promises that stand in a certificate already. */
export async function certifyPromised(
  file: WrittenFile,
  promised: Promised,
  { dsp, createSha256, program, onProgress }: CertifyTools,
): Promise<Certificate> {
  const reader = new HashingReader(file.reader, await createSha256())
  const read = await readBack(reader, file.name, file.decoded ?? null)
  const measures = new SampleMeasures(dsp, {
    rateHz: read.rateHz,
    channels: read.channels === 1 ? 1 : 2,
    bits: read.float ? null : read.bits,
    // A coded file may be a little longer than what was coded.
    historyFrames: read.statedFrames ?? promised.frames + read.rateHz,
  })
  const tags = await readFileTags(reader, read)
  read.problems.push(...(tags?.problems ?? []))
  const pcmHash = await createSha256()
  for await (const { left, right, pcm, nonFinite, fraction } of read.pieces()) {
    if (pcm) pcmHash.update(pcm)
    measures.push(left, right, nonFinite)
    await onProgress?.(fraction)
  }
  const measured = measures.finish()
  const pcmSha256 = read.lossy ? null : pcmHash.digest('hex')
  const facts = { read, bytes: reader.size, frames: measured.frames, pcmSha256 }
  const lines = [
    ...formatLines(promised, facts),
    ...loudnessLines(promised, measured),
    ...sampleLines(promised, measured, read.rateHz),
    ...(await metadataLines(promised, tags, measured.loudness, createSha256)),
  ]
  return sealed(
    {
      kind: CERTIFICATE_KIND,
      version: CERTIFICATE_VERSION,
      program,
      date: promised.metadata?.date ?? '',
      file: { name: file.name, bytes: reader.size, sha256: await reader.digest() },
      promised,
      lines,
      passed: lines.every(({ passed }) => passed),
      history: historyOf(measured.history),
      truePeaks: highestPeaks(measured.history, read.rateHz),
      spectrum: spectrumOf(measured.spectrum),
    },
    createSha256,
  )
}
