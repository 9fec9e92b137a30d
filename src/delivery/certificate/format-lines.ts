import { type ExportFormat, FORMATS } from '../../session/export-format'
import type { CertificateLine } from './certificate'
import type { Promised } from './expectation'
import { near, same, told } from './line'
import type { ReadBack } from './reading'

const EXPORT_AGAIN = 'Export it again.'
/** Browsers decode in blocks, and not all of them leave out what the coder put around the song. */
const BROWSER_SLACK_FRAMES = 4608
const BY_BROWSER: ReadonlySet<ExportFormat> = new Set(['opus', 'aac'])
const LONGEST_RIFF_BYTES = 0xffffffff + 8

const CODECS: Record<ExportFormat, { container: string; codec: string; standard: string }> = {
  wav24: { container: 'WAV', codec: 'PCM', standard: 'RIFF WAVE' },
  wav16: { container: 'WAV', codec: 'PCM', standard: 'RIFF WAVE' },
  wav32f: { container: 'WAV', codec: 'PCM, floating point', standard: 'RIFF WAVE' },
  flac24: { container: 'FLAC', codec: 'FLAC', standard: 'RFC 9639' },
  flac16: { container: 'FLAC', codec: 'FLAC', standard: 'RFC 9639' },
  mp3: { container: 'MP3', codec: 'MPEG-1 layer III', standard: 'ISO/IEC 11172-3' },
  opus: { container: 'Ogg', codec: 'Opus', standard: 'RFC 7845' },
  aac: { container: 'MP4', codec: 'AAC', standard: 'ISO/IEC 14496-14' },
}

export interface FileFacts {
  read: ReadBack
  bytes: number
  /** Frames that were read. */
  frames: number
  /** Null where the samples are coded. */
  pcmSha256: string | null
}

/** What kind of file it is, how long, and whether its bytes are the ones that were meant. */
export function formatLines(promised: Promised, { read, bytes, frames, pcmSha256 }: FileFacts): CertificateLine[] {
  const { container, codec, standard } = CODECS[promised.format]
  const { bits, lossy } = FORMATS[promised.format]
  const expectedContainer = container === 'WAV' && bytes > LONGEST_RIFF_BYTES ? 'RF64' : container
  const lines = [
    same({ id: 'container', label: 'Container', standard }, expectedContainer, read.container, EXPORT_AGAIN),
    same({ id: 'codec', label: 'Codec', standard }, codec, read.codec, EXPORT_AGAIN),
    soundness(read, frames, standard),
    same({ id: 'rate', label: 'Sample rate', standard, unit: 'Hz' }, promised.rateHz, read.rateHz, EXPORT_AGAIN),
    same({ id: 'channels', label: 'Channels', standard }, 2, read.channels, EXPORT_AGAIN),
  ]
  if (!lossy) lines.push(same({ id: 'bits', label: 'Bits', standard, unit: 'bit' }, bits, read.bits, EXPORT_AGAIN))
  const length = { id: 'length', label: 'Length', standard, unit: 'frames' }
  lines.push(
    BY_BROWSER.has(promised.format)
      ? near(length, promised.frames, frames, BROWSER_SLACK_FRAMES, EXPORT_AGAIN, 'Decoded by this browser.')
      : same(length, promised.frames, frames, EXPORT_AGAIN),
  )
  if (!lossy) lines.push(pcmLine(promised.pcmSha256, pcmSha256))
  return lines
}

function soundness({ problems, statedFrames }: ReadBack, frames: number, standard: string): CertificateLine {
  const all = [...problems]
  if (statedFrames !== null && statedFrames !== frames) {
    all.push(`Its header says ${statedFrames} frames, and it holds ${frames}.`)
  }
  const subject = { id: 'soundness', label: 'File is sound', standard }
  const line = same(subject, 'yes', all.length === 0 ? 'yes' : 'no', EXPORT_AGAIN, all.join(' '))
  return line
}

function pcmLine(expected: string | null, measured: string | null): CertificateLine {
  const subject = { id: 'pcmSha256', label: 'SHA-256 of the samples', standard: 'FIPS 180-4' }
  return expected === null
    ? told(subject, measured)
    : same(subject, expected, measured, 'The samples are not those that were rendered. Export it again.')
}
