import { CRC_16, crc8, crc16 } from './flac-crc'
import type { FlacInfo } from './flac-info'

/** One coded block of a FLAC stream, whole and proven by its checksums. */
export interface FlacFrame {
  bytes: Uint8Array
  /** Where its samples belong. */
  firstFrame: number
  frames: number
}

interface Header {
  firstFrame: number
  frames: number
  headerBytes: number
  rateCode: number
  sizeCode: number
}

const SIZE_CODES: Record<number, number> = { 8: 1, 12: 2, 16: 4, 20: 5, 24: 6, 32: 7 }
const HEADER_BYTES_AT_MOST = 16
/** 65535 frames of eight channels would be more, but two channels of 32 bits are not. */
const FRAME_BYTES_AT_MOST = 600_000

/**
 * Cuts a FLAC stream into its frames (RFC 9639, 9). A frame ends where its CRC-16 comes out and another good header
 * begins (or the file ends), so that a broken frame costs only itself, and every frame knows its place in the song.
 */
export class FlacFrameCutter {
  readonly #info: FlacInfo
  #held = new Uint8Array(0)

  constructor(info: FlacInfo) {
    this.#info = info
  }

  /** The frames that are whole with these next bytes; `isLast` where no more will come. */
  push(bytes: Uint8Array, isLast: boolean): FlacFrame[] {
    const held = new Uint8Array(this.#held.length + bytes.length)
    held.set(this.#held)
    held.set(bytes, this.#held.length)
    const frames: FlacFrame[] = []
    let at = 0
    while (at < held.length) {
      const header = this.#headerAt(held, at)
      if (!header) {
        if (!isLast && held.length - at < HEADER_BYTES_AT_MOST) break
        at++
        continue
      }
      const end = this.#endOf(held, at, header, isLast)
      if (end === 'more') break
      if (end === null) {
        at++
        continue
      }
      frames.push({ bytes: this.#selfContained(held.slice(at, end), header), ...header })
      at = end
    }
    this.#held = held.slice(at)
    return frames
  }

  #headerAt(bytes: Uint8Array, at: number): Header | null {
    const flags = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff || (flags & 0xfe) !== 0xf8) return null
    const codes = bytes[at + 2] ?? 0
    const layout = bytes[at + 3] ?? 0
    const channels = layout >> 4 < 8 ? (layout >> 4) + 1 : 2
    const sizeCode = (layout >> 1) & 7
    if (layout >> 4 > 10 || layout & 1 || channels !== this.#info.channels) return null
    if (sizeCode !== 0 && sizeCode !== SIZE_CODES[this.#info.bits]) return null
    const blockCode = codes >> 4
    const rateCode = codes & 15
    if (blockCode === 0 || rateCode === 15) return null

    let next = at + 4
    const lead = bytes[next] ?? 0
    const extra = lead < 0x80 ? 0 : Math.clz32(~lead << 24) - 1
    if (lead >= 0x80 && (extra < 1 || extra > 6)) return null
    let number = extra === 0 ? lead : lead & (0x3f >> extra)
    for (let i = 1; i <= extra; i++) number = number * 64 + ((bytes[next + i] ?? 0) & 0x3f)
    next += 1 + extra

    let frames = blockCode === 1 ? 192 : blockCode <= 5 ? 144 << blockCode : 1 << blockCode
    if (blockCode === 6) frames = (bytes[next++] ?? 0) + 1
    else if (blockCode === 7) {
      frames = ((bytes[next] ?? 0) << 8) + (bytes[next + 1] ?? 0) + 1
      next += 2
    }
    if (rateCode === 12) next++
    else if (rateCode > 12) next += 2
    if (next >= bytes.length || crc8(bytes, at, next + 1) !== 0) return null
    const firstFrame = flags & 1 ? number : number * this.#info.blockFrames
    if (this.#info.frames > 0 && firstFrame + frames > this.#info.frames) return null
    return { firstFrame, frames, headerBytes: next + 1 - at, rateCode, sizeCode }
  }

  /** Where the frame at `at` ends; 'more' where that cannot be known yet; null where it is broken. */
  #endOf(bytes: Uint8Array, at: number, header: Header, isLast: boolean): number | 'more' | null {
    const table = CRC_16
    const limit = Math.min(bytes.length, at + FRAME_BYTES_AT_MOST)
    let crc = crc16(bytes, at, at + header.headerBytes)
    let lastGood: number | null = null
    for (let i = at + header.headerBytes; i < limit; i++) {
      crc = ((crc << 8) ^ (table[(crc >> 8) ^ (bytes[i] ?? 0)] ?? 0)) & 0xffff
      if (crc !== 0) continue
      const end = i + 1
      if (end === bytes.length) return isLast ? end : 'more'
      if (bytes[end] === 0xff && end + HEADER_BYTES_AT_MOST > bytes.length && !isLast) return 'more'
      if (this.#headerAt(bytes, end)) return end
      lastGood = end
    }
    if (!isLast && limit === bytes.length) return 'more'
    // The last frame, with a tag or padding behind it.
    const isSongEnd = this.#info.frames > 0 && header.firstFrame + header.frames === this.#info.frames
    return isLast && isSongEnd ? lastGood : null
  }

  /**
   * A frame may leave rate and width to the stream's head, which the decoder never sees: they are written into it, and
   * its checksums again. The rate does not touch the samples, so any will do.
   */
  #selfContained(frame: Uint8Array, { rateCode, sizeCode, headerBytes }: Header): Uint8Array {
    if (rateCode !== 0 && sizeCode !== 0) return frame
    if (rateCode === 0) frame[2] = (frame[2] ?? 0) | 9
    frame[3] = ((frame[3] ?? 0) & 0xf1) | ((SIZE_CODES[this.#info.bits] ?? 0) << 1)
    frame[headerBytes - 1] = crc8(frame, 0, headerBytes - 1)
    const crc = crc16(frame, 0, frame.length - 2)
    frame[frame.length - 2] = crc >> 8
    frame[frame.length - 1] = crc & 255
    return frame
  }
}
