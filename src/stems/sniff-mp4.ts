import type { ByteReader } from '../wav/byte-reader'
import { fourCharacters } from '../wav/byte-reader'

// ISO/IEC 14496-12: boxes of size, type, content. Sound tracks have a handler 'soun'; `mdhd` holds the time scale,
// which for sound is the rate, `stsd` the codec and the rate again (16.16, so 0 above 65535 Hz).

interface Box {
  type: string
  start: number
  end: number
}

async function* boxes(reader: ByteReader, from: number, to: number): AsyncGenerator<Box> {
  for (let at = from; at + 8 <= to; ) {
    const head = await reader.read(at, 16)
    if (head.length < 8) return
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
    let size = view.getUint32(0)
    let header = 8
    if (size === 1 && head.length === 16) {
      size = view.getUint32(8) * 2 ** 32 + view.getUint32(12)
      header = 16
    }
    const end = size === 0 ? to : at + size
    if (end < at + header || end > to) return
    yield { type: fourCharacters(head, 4), start: at + header, end }
    at = end
  }
}

async function child(reader: ByteReader, parent: Box, path: string[]): Promise<Box | null> {
  let current = parent
  for (const type of path) {
    let found: Box | null = null
    for await (const box of boxes(reader, current.start, current.end)) {
      if (box.type === type) {
        found = box
        break
      }
    }
    if (!found) return null
    current = found
  }
  return current
}

const CODECS: Record<string, string> = {
  mp4a: 'aac',
  alac: 'alac',
  fLaC: 'flac',
  Opus: 'opus',
  '.mp3': 'mp3',
  lpcm: 'pcm',
  sowt: 'pcm',
  twos: 'pcm',
}

/** Codec and rate of the first sound track; the index may lie at the file's end. Null where there is none. */
export async function sniffMp4(reader: ByteReader): Promise<{ codec: string; rateHz: number | null } | null> {
  for await (const top of boxes(reader, 0, reader.size)) {
    if (top.type !== 'moov') continue
    for await (const track of boxes(reader, top.start, top.end)) {
      if (track.type !== 'trak') continue
      const handler = await child(reader, track, ['mdia', 'hdlr'])
      if (!handler || fourCharacters(await reader.read(handler.start + 8, 4), 0) !== 'soun') continue
      const times = await child(reader, track, ['mdia', 'mdhd'])
      const table = await child(reader, track, ['mdia', 'minf', 'stbl', 'stsd'])
      if (!times || !table) return null
      const time = await reader.read(times.start, 24)
      const entry = await reader.read(table.start + 8, 36)
      if (time.length < 24 || entry.length < 36) return null
      const timeView = new DataView(time.buffer, time.byteOffset, 24)
      const scale = timeView.getUint32(time[0] === 1 ? 20 : 12)
      const stated = new DataView(entry.buffer, entry.byteOffset, 36).getUint16(32)
      const type = fourCharacters(entry, 4)
      return { codec: CODECS[type] ?? type.trim(), rateHz: stated >= 8000 ? stated : scale }
    }
  }
  return null
}
