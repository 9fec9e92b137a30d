import { type ExportFormat, FORMATS } from '../../session/export-format'
import type { AudioFileSpec, ByteSink } from '../audio-file'
import type { CodedFile } from './coded-file'
import { codedRateProblem } from './coded-rates'
import { encodersHere } from './encoders-here'

type Opener = (spec: AudioFileSpec, sink: ByteSink) => Promise<CodedFile>

/** Each encoder's code is fetched when a file of its format is made. */
const OPENERS: Readonly<Partial<Record<ExportFormat, () => Promise<Opener>>>> = {
  flac24: async () => (await import('./flac-file')).openFlacFile,
  flac16: async () => (await import('./flac-file')).openFlacFile,
  mp3: async () => (await import('./mp3-file')).openMp3File,
  opus: async () => (await import('./opus-file')).openOpusFile,
  aac: async () => (await import('./aac-file')).openAacFile,
}

/**
 * A FLAC, MP3, Opus or AAC file, made in this thread and the encoder's own. Rejects with RangeError, in words that say
 * what to do, where the format does not have the rate, or where there is no encoder for it.
 */
export async function openCodedFile(spec: AudioFileSpec, sink: ByteSink): Promise<CodedFile> {
  const opener = OPENERS[spec.format]
  if (!opener) throw new RangeError(`${FORMATS[spec.format].label} is not made by an encoder.`)
  if (!(spec.frames > 0)) throw new RangeError('A song without samples cannot be encoded.')
  const problem = codedRateProblem(spec.format, spec.rateHz) ?? (await encodersHere())[spec.format]
  if (problem) throw new RangeError(problem)
  const open = await opener()
  return open(spec, sink)
}
