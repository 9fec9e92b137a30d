/** Boxes on the way to those that carry dates. */
const PARENTS = new Set(['moov', 'trak', 'mdia'])
const DATED = new Set(['mvhd', 'tkhd', 'mdhd'])

/**
 * Sets the dates of creation and change in an MP4 file's headers to 0, "not known" (ISO/IEC 14496-12, 8.2.2, 8.3.2 and
 * 8.4.2), in place: the muxer takes them from the clock, and the same song is to be the same bytes.
 */
export function clearMp4Dates(bytes: Uint8Array, start = 0, end = bytes.length): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = start; at + 8 <= end; ) {
    const short = view.getUint32(at)
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short || end - at
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const content = at + (short === 1 ? 16 : 8)
    if (size < 8 || at + size > end) return
    if (PARENTS.has(type)) clearMp4Dates(bytes, content, at + size)
    if (DATED.has(type)) {
      const isLong = bytes[content] === 1
      bytes.fill(0, content + 4, content + (isLong ? 20 : 12))
    }
    at += size
  }
}
