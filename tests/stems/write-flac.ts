// A FLAC encoder of the tests' own (RFC 9639), as small as the format allows: verbatim subframes, fixed block size.

class BitWriter {
  readonly bytes: number[] = []
  #held = 0
  #bits = 0

  write(value: number, bits: number): void {
    const big = BigInt.asUintN(bits, BigInt(value))
    for (let i = bits - 1; i >= 0; i--) {
      this.#held = (this.#held << 1) | Number((big >> BigInt(i)) & 1n)
      if (++this.#bits === 8) {
        this.bytes.push(this.#held)
        this.#held = 0
        this.#bits = 0
      }
    }
  }

  align(): void {
    while (this.#bits > 0) this.write(0, 1)
  }
}

function crc(bytes: number[], polynomial: number, width: number): number {
  const top = 1 << (width - 1)
  const mask = (1 << width) - 1
  let value = 0
  for (const byte of bytes) {
    value ^= byte << (width - 8)
    for (let i = 0; i < 8; i++) value = (value & top ? (value << 1) ^ polynomial : value << 1) & mask
  }
  return value
}

/** A frame number as FLAC codes it, which is how UTF-8 codes characters. */
function codedNumber(value: number): number[] {
  return [...new TextEncoder().encode(String.fromCodePoint(value))]
}

const SIZE_CODES: Record<number, number> = { 8: 1, 12: 2, 16: 4, 20: 5, 24: 6, 32: 7 }

export interface FlacOptions {
  bits: number
  rateHz?: number
  blockFrames?: number
  /** What STREAMINFO says, where it lies. */
  totalFrames?: number
  /** Metadata blocks after STREAMINFO, such as a picture. */
  blocks?: { type: number; payload: number[] }[]
}

/** One frame of verbatim subframes. */
function flacFrame(channels: readonly number[][], number: number, bits: number): number[] {
  const frames = channels[0]?.length ?? 0
  const out = new BitWriter()
  out.write(0b111111111111100, 15)
  out.write(0, 1)
  out.write(0b0111, 4)
  out.write(0, 4)
  out.write(channels.length - 1, 4)
  out.write(SIZE_CODES[bits] ?? 0, 3)
  out.write(0, 1)
  for (const byte of codedNumber(number)) out.write(byte, 8)
  out.write(frames - 1, 16)
  out.write(crc(out.bytes, 0x07, 8), 8)
  for (const channel of channels) {
    out.write(0b00000010, 8)
    for (const value of channel) out.write(value, bits)
  }
  out.align()
  out.write(crc(out.bytes, 0x8005, 16), 16)
  return out.bytes
}

/** "fLaC", STREAMINFO and further blocks. */
export function flacHead(channels: number, frames: number, options: FlacOptions): number[] {
  const { bits, rateHz = 48000, blockFrames = 64, totalFrames = frames, blocks = [] } = options
  const info = new BitWriter()
  info.write(blockFrames, 16)
  info.write(blockFrames, 16)
  info.write(0, 48)
  info.write(rateHz, 20)
  info.write(channels - 1, 3)
  info.write(bits - 1, 5)
  info.write(totalFrames, 36)
  info.write(0, 128)
  const all = [{ type: 0, payload: info.bytes }, ...blocks]
  const out = [0x66, 0x4c, 0x61, 0x43]
  all.forEach(({ type, payload }, i) => {
    const last = i === all.length - 1 ? 0x80 : 0
    out.push(type | last, payload.length >> 16, (payload.length >> 8) & 255, payload.length & 255, ...payload)
  })
  return out
}

/** The frames of a FLAC file, to be joined behind its head. */
export function flacFrames(channels: readonly number[][], options: FlacOptions): number[][] {
  const { bits, blockFrames = 64 } = options
  const frames = channels[0]?.length ?? 0
  const blocks: number[][] = []
  for (let start = 0, number = 0; start < frames; start += blockFrames, number++) {
    blocks.push(
      flacFrame(
        channels.map((channel) => channel.slice(start, start + blockFrames)),
        number,
        bits,
      ),
    )
  }
  return blocks
}

export function flacFile(channels: readonly number[][], options: FlacOptions): Uint8Array {
  const head = flacHead(channels.length, channels[0]?.length ?? 0, options)
  return Uint8Array.from([...head, ...flacFrames(channels, options).flat()])
}
