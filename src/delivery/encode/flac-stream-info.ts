/** What STREAMINFO says (RFC 9639, 8.2). */
export interface FlacStreamInfo {
  rateHz: number
  bits: number
  /** 2 where nothing is said. */
  channels?: 1 | 2
  frames: number
  /** Blocks have this many frames, but for the last. */
  blockFrames: number
  /** Bytes of the smallest and the largest coded frame; 0 where they are not known. */
  leastBytes: number
  mostBytes: number
  /** Of the interleaved little-endian samples; zeros where it is not known. */
  md5: Uint8Array
}

const STREAM_INFO_BYTES = 34

/** A stream's STREAMINFO without its block header. */
export function flacStreamInfo(info: FlacStreamInfo): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(STREAM_INFO_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, info.blockFrames)
  view.setUint16(2, info.blockFrames)
  view.setUint32(4, info.leastBytes << 8)
  view.setUint32(7, info.mostBytes << 8)
  const { channels = 2 } = info
  const framesHigh = Math.floor(info.frames / 2 ** 32)
  view.setUint32(10, ((info.rateHz << 12) | ((channels - 1) << 9) | ((info.bits - 1) << 4) | framesHigh) >>> 0)
  view.setUint32(14, info.frames >>> 0)
  bytes.set(info.md5, 18)
  return bytes
}

/** A metadata block with its header (RFC 9639, 8.1). Throws RangeError where it is 16 MiB or longer. */
export function flacBlock(type: number, content: Uint8Array, isLast: boolean): Uint8Array<ArrayBuffer> {
  if (content.length >= 2 ** 24)
    throw new RangeError('A FLAC file has no room for a session of this length. Leave it out.')
  const bytes = new Uint8Array(4 + content.length)
  new DataView(bytes.buffer).setUint32(0, (((isLast ? 0x80 : 0) | type) << 24) | content.length)
  bytes.set(content, 4)
  return bytes
}
