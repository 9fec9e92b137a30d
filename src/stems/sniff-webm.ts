import type { ByteReader } from '../wav/byte-reader'

// RFC 8794 (EBML) and RFC 9559 (Matroska): elements of id, size, content, all of variable length.

const SEGMENT = 0x18538067
const TRACKS = 0x1654ae6b
const TRACK_ENTRY = 0xae
const CODEC_ID = 0x86
const AUDIO = 0xe1
const SAMPLING_FREQUENCY = 0xb5
const MASTERS = new Set([SEGMENT, TRACKS, TRACK_ENTRY, AUDIO])

function variableLength(bytes: Uint8Array, at: number, keepMark: boolean): { value: number; length: number } | null {
  const first = bytes[at] ?? 0
  if (first === 0) return null
  const length = Math.clz32(first) - 23
  let value = keepMark ? first : first & (0xff >> length)
  for (let i = 1; i < length; i++) value = value * 256 + (bytes[at + i] ?? 0)
  return { value, length }
}

/** Codec and rate of the first track of a WebM or Matroska file, from its first 64 KiB. */
export async function sniffWebm(reader: ByteReader): Promise<{ codec: string; rateHz: number | null } | null> {
  const bytes = await reader.read(0, 65536)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let codec: string | null = null
  let rateHz: number | null = null
  for (let at = 0; at < bytes.length; ) {
    const id = variableLength(bytes, at, true)
    const size = id && variableLength(bytes, at + id.length, false)
    if (!id || !size) break
    const start = at + id.length + size.length
    if (id.value === CODEC_ID && !codec) {
      codec = String.fromCharCode(...bytes.subarray(start, start + Math.min(size.value, 32)))
    }
    if (id.value === SAMPLING_FREQUENCY && start + 8 <= bytes.length) {
      rateHz = size.value === 8 ? view.getFloat64(start) : view.getFloat32(start)
      break
    }
    // Containers are entered, everything else is stepped over.
    at = MASTERS.has(id.value) ? start : start + size.value
  }
  if (!codec) return null
  const name = codec.replace(/^A_/, '').replace(/\/.*$/, '').toLowerCase()
  return { codec: name, rateHz: name === 'opus' ? 48000 : rateHz }
}
