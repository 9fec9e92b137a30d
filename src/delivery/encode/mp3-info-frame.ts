// The "Info" frame: a silent first frame that says how long the sound is, and how much of what a decoder makes is the
// encoder's. No standard: Xing's header and LAME's tag behind it, as the LAME project describes them ("Mp3 Info Tag
// revision 1"). Written for MPEG-1 layer III in stereo at 320 kb/s, where 32 bytes of side information come first.

export const MP3_FRAME_SAMPLES = 1152
const SAMPLES_BEFORE = 576
const INFO_AT = 36
const LAME_AT = INFO_AT + 120
const TAG_CRC_AT = 190

/** CRC-16 with the polynomial 0x8005, bits in reverse: what LAME's tag is checked by. */
const CRC_16 = Uint16Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let i = 0; i < 8; i++) value = value & 1 ? (value >>> 1) ^ 0xa001 : value >>> 1
  return value
})

export function crc16Reversed(bytes: Uint8Array, before = 0): number {
  let crc = before
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ CRC_16[(crc ^ bytes[i]!) & 255]!
  return crc
}

/** Bytes of a 320 kb/s frame without padding. */
export function mp3FrameBytes(rateHz: number): number {
  return Math.floor((144 * 320_000) / rateHz)
}

export interface Mp3Length {
  /** Samples of each channel that went into the encoder. */
  samples: number
  /** Frames that came out. */
  frames: number
  /** Bytes of those frames. */
  bytes: number
  /** `crc16Reversed` of those bytes. */
  crc: number
}

/** `header`: the four bytes that a frame of this stream begins with. */
export function mp3InfoFrame(header: Uint8Array, rateHz: number, length: Mp3Length): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(mp3FrameBytes(rateHz))
  const view = new DataView(frame.buffer)
  const text = (at: number, letters: string) => {
    for (let i = 0; i < letters.length; i++) frame[at + i] = letters.charCodeAt(i)
  }
  const total = frame.length + length.bytes
  frame.set(header)
  // A frame's own padding bit and joint-stereo mode are none of this one's.
  frame[2] = header[2]! & ~2
  frame[3] = header[3]! & ~0x30
  text(INFO_AT, 'Info')
  const hasFramesBytesPlacesQuality = 15
  view.setUint32(INFO_AT + 4, hasFramesBytesPlacesQuality)
  view.setUint32(INFO_AT + 8, length.frames)
  view.setUint32(INFO_AT + 12, total)
  for (let percent = 0; percent < 100; percent++) frame[INFO_AT + 16 + percent] = Math.floor((percent * 256) / 100)
  view.setUint32(INFO_AT + 116, 100)

  text(LAME_AT, 'LAME3.100')
  const constantBitrate = 1
  frame[LAME_AT + 9] = constantBitrate
  frame[LAME_AT + 20] = 255
  const after = Math.max(0, length.frames * MP3_FRAME_SAMPLES - SAMPLES_BEFORE - length.samples)
  frame[LAME_AT + 21] = SAMPLES_BEFORE >> 4
  frame[LAME_AT + 22] = ((SAMPLES_BEFORE & 15) << 4) | (after >> 8)
  frame[LAME_AT + 23] = after & 255
  view.setUint32(LAME_AT + 28, total)
  view.setUint16(LAME_AT + 32, length.crc)
  view.setUint16(TAG_CRC_AT, crc16Reversed(frame.subarray(0, TAG_CRC_AT)))
  return frame
}
