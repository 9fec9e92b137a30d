/** What a `bext` chunk says (EBU Tech 3285). Loudness is null where it is not set, or where the version has none. */
export interface BextContents {
  description: string
  originator: string
  originatorReference: string
  date: string
  time: string
  /** Frames since midnight of the first sample. */
  timeReference: number
  version: number
  integratedLufs: number | null
  loudnessRangeLu: number | null
  truePeakDbtp: number | null
  maxMomentaryLufs: number | null
  maxShortTermLufs: number | null
  codingHistory: string
}

const FIXED_BYTES = 602
const UNSET = 32767

/** Reads the chunk's payload; null where it is shorter than its fixed part. */
export function readBext(payload: Uint8Array): BextContents | null {
  if (payload.length < FIXED_BYTES) return null
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  const text = (from: number, to: number) => textUpToZero(payload.subarray(from, to))
  const version = view.getUint16(346, true)
  const loudness = (at: number) => {
    const value = view.getInt16(at, true)
    return version < 2 || value === UNSET ? null : value / 100
  }
  return {
    description: text(0, 256),
    originator: text(256, 288),
    originatorReference: text(288, 320),
    date: text(320, 330),
    time: text(330, 338),
    timeReference: view.getUint32(342, true) * 0x100000000 + view.getUint32(338, true),
    version,
    integratedLufs: loudness(412),
    loudnessRangeLu: loudness(414),
    truePeakDbtp: loudness(416),
    maxMomentaryLufs: loudness(418),
    maxShortTermLufs: loudness(420),
    codingHistory: text(602, payload.length),
  }
}

/** Bytes up to the first zero: UTF-8 where they are that, else Latin-1, which older programs wrote. */
export function textUpToZero(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  const text = end < 0 ? bytes : bytes.subarray(0, end)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(text)
  } catch {
    return Array.from(text, (byte) => String.fromCharCode(byte)).join('')
  }
}
