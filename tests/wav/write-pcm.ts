// Writers of the tests' own, byte by byte from the formats' descriptions: they share nothing with the readers.

export type Bytes = number[]

const text = (word: string): Bytes => [...word].map((letter) => letter.charCodeAt(0))

/** An unsigned or two's complement integer of `bytes` bytes. */
export function integer(value: number, bytes: number, little: boolean): Bytes {
  const big = BigInt.asUintN(bytes * 8, BigInt(value))
  const out = Array.from({ length: bytes }, (_, i) => Number((big >> BigInt(8 * i)) & 255n))
  return little ? out : out.reverse()
}

export function float(value: number, bytes: number, little: boolean): Bytes {
  const view = new DataView(new ArrayBuffer(bytes))
  if (bytes === 4) view.setFloat32(0, value, little)
  else view.setFloat64(0, value, little)
  return [...new Uint8Array(view.buffer)]
}

/** Id, size, payload, pad. `size` may be a lie; `pad` false is a writer that forgot it. */
export function chunk(
  id: string,
  payload: Bytes,
  options: { little?: boolean; size?: number; pad?: boolean } = {},
): Bytes {
  const { little = true, size = payload.length, pad = true } = options
  return [...text(id), ...integer(size, 4, little), ...payload, ...(pad && payload.length % 2 ? [0] : [])]
}

export interface Fmt {
  tag: number
  channels: number
  rateHz: number
  bits: number
  /** Bytes of one sample; more than the bits need in a wider container. */
  bytes?: number
  extensible?: { validBits: number; tag: number }
}

const GUID_TAIL = [0, 0, 0, 0, 16, 0, 128, 0, 0, 170, 0, 56, 155, 113]

export function fmtChunk({ tag, channels, rateHz, bits, bytes = Math.ceil(bits / 8), extensible }: Fmt): Bytes {
  const payload = [
    ...integer(extensible ? 0xfffe : tag, 2, true),
    ...integer(channels, 2, true),
    ...integer(rateHz, 4, true),
    ...integer(rateHz * channels * bytes, 4, true),
    ...integer(channels * bytes, 2, true),
    ...integer(bits, 2, true),
  ]
  if (extensible) {
    payload.push(...integer(22, 2, true), ...integer(extensible.validBits, 2, true), ...integer(3, 4, true))
    payload.push(...integer(extensible.tag, 2, true), ...GUID_TAIL)
  }
  return chunk('fmt ', payload)
}

export function riff(chunks: Bytes[], options: { mark?: string; size?: number } = {}): Uint8Array {
  const body = chunks.flat()
  const { mark = 'RIFF', size = body.length + 4 } = options
  return Uint8Array.from([...text(mark), ...integer(size, 4, true), ...text('WAVE'), ...body])
}

/** A rate as an 80-bit extended number, for whole rates. */
function extended(rateHz: number): Bytes {
  const high = 31 - Math.clz32(rateHz)
  const mantissa = BigInt(rateHz) << BigInt(63 - high)
  return [
    ...integer(16383 + high, 2, false),
    ...integer(Number(mantissa >> 32n), 4, false),
    ...integer(Number(mantissa & 0xffffffffn), 4, false),
  ]
}

export interface Common {
  channels: number
  frames: number
  bits: number
  rateHz: number
  compression?: string
}

export function commChunk({ channels, frames, bits, rateHz, compression }: Common): Bytes {
  const payload = [
    ...integer(channels, 2, false),
    ...integer(frames, 4, false),
    ...integer(bits, 2, false),
    ...extended(rateHz),
  ]
  if (compression) payload.push(...text(compression), 4, ...text('name'), 0)
  return chunk('COMM', payload, { little: false })
}

export function ssndChunk(audio: Bytes, options: { size?: number; offset?: number } = {}): Bytes {
  const { offset = 0 } = options
  const payload = [...integer(offset, 4, false), ...integer(0, 4, false), ...Array<number>(offset).fill(0x55), ...audio]
  return chunk('SSND', payload, { little: false, ...(options.size !== undefined && { size: options.size }) })
}

export function form(chunks: Bytes[], options: { kind?: string; size?: number } = {}): Uint8Array {
  const body = chunks.flat()
  const { kind = 'AIFF', size = body.length + 4 } = options
  return Uint8Array.from([...text('FORM'), ...integer(size, 4, false), ...text(kind), ...body])
}

/** A plain 16-bit stereo WAV of these integers, frame after frame. */
export function wav16(samples: readonly number[], channels = 2, rateHz = 48000): Uint8Array {
  const data = samples.flatMap((sample) => integer(sample, 2, true))
  return riff([fmtChunk({ tag: 1, channels, rateHz, bits: 16 }), chunk('data', data)])
}
