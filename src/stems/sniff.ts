import type { ByteReader } from '../wav/byte-reader'
import { fourCharacters } from '../wav/byte-reader'
import { walkChunks } from '../wav/chunk-walk'
import { parseFmt } from '../wav/wave-chunks'
import { id3Bytes } from './flac-info'
import { sniffMp4 } from './sniff-mp4'
import { sniffMpeg } from './sniff-mpeg'
import { sniffOgg } from './sniff-ogg'
import { sniffWebm } from './sniff-webm'

export type Container = 'wav' | 'aiff' | 'flac' | 'mp3' | 'aac' | 'mp4' | 'ogg' | 'webm' | 'caf' | 'unknown'

/** What a file is by its bytes. Its name is never asked. */
export interface Sniffed {
  container: Container
  /** 'pcm', 'flac', 'mp3', 'aac', 'alac', 'vorbis', 'opus', ...; null where the header does not tell. */
  codec: string | null
  /** The rate that the header states, for a decoder that would else convert; null where it does not tell. */
  rateHz: number | null
  /** True where the codec loses something; unknown codecs count as lossy. */
  lossy: boolean
  /** For messages, with its article: "an MP3 file". */
  label: string
}

const LOSSLESS = new Set(['pcm', 'flac', 'alac'])

function sniffed(container: Container, codec: string | null, rateHz: number | null, label: string): Sniffed {
  return { container, codec, rateHz: rateHz || null, lossy: !(codec && LOSSLESS.has(codec)), label }
}

const WAVE_CODECS: Record<number, string> = { 1: 'pcm', 3: 'pcm', 6: 'alaw', 7: 'ulaw', 85: 'mp3', 61868: 'flac' }

async function sniffWave(reader: ByteReader): Promise<Sniffed> {
  for await (const chunk of walkChunks({ reader, littleEndian: true }, 12)) {
    if (chunk.id === 'data') break
    if (chunk.id !== 'fmt ') continue
    const codec = parseFmt(await reader.read(chunk.offset, Math.min(chunk.size, 64)))
    if (codec) return sniffed('wav', WAVE_CODECS[codec.tag] ?? null, codec.rateHz, 'a WAV file')
  }
  return sniffed('wav', null, null, 'a WAV file')
}

/** Looks at the first bytes (and, for MP4, at the index wherever it lies) and says what they are. Reads little. */
export async function sniff(reader: ByteReader): Promise<Sniffed> {
  const head = await reader.read(0, 16)
  const mark = fourCharacters(head, 0)
  const kind = fourCharacters(head, 8)
  if ((mark === 'RIFF' || mark === 'RF64' || mark === 'BW64') && kind === 'WAVE') return sniffWave(reader)
  if (mark === 'FORM' && (kind === 'AIFF' || kind === 'AIFC')) return sniffed('aiff', 'pcm', null, 'an AIFF file')
  if (mark === 'OggS') {
    const found = await sniffOgg(reader)
    return sniffed(
      'ogg',
      found?.codec ?? null,
      found?.rateHz ?? null,
      `an Ogg ${found?.name ?? ''} file`.replace('  ', ' '),
    )
  }
  if (mark === 'caff') return sniffed('caf', null, null, 'a CAF file')
  if (fourCharacters(head, 4) === 'ftyp') {
    const found = await sniffMp4(reader)
    return sniffed('mp4', found?.codec ?? null, found?.rateHz ?? null, 'an MP4 file')
  }
  if (head[0] === 0x1a && head[1] === 0x45 && head[2] === 0xdf && head[3] === 0xa3) {
    const found = await sniffWebm(reader)
    return sniffed('webm', found?.codec ?? null, found?.rateHz ?? null, 'a WebM file')
  }
  const start = id3Bytes(head)
  if (fourCharacters(await reader.read(start, 4), 0) === 'fLaC') {
    const info = await reader.read(start, 26)
    const rateHz = ((info[18] ?? 0) << 12) | ((info[19] ?? 0) << 4) | ((info[20] ?? 0) >> 4)
    return sniffed('flac', 'flac', rateHz, 'a FLAC file')
  }
  const mpeg = await sniffMpeg(reader, start)
  if (mpeg) return sniffed(mpeg.codec, mpeg.codec, mpeg.rateHz, mpeg.codec === 'mp3' ? 'an MP3 file' : 'an AAC file')
  return sniffed('unknown', null, null, 'no audio file that we know')
}
