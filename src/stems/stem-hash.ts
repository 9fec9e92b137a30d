import { createSHA256 } from 'hash-wasm'

/** A running SHA-256, such as hash-wasm's, or Node's own, which is several times as fast. */
export interface RunningSha256 {
  update(bytes: Uint8Array): unknown
  digest(encoding: 'hex'): string
}

/**
 * A stem's identity (DESIGN promise 2): SHA-256 over the rate (u32 little-endian), the number of channels (u32
 * little-endian) and the interleaved float32 little-endian samples. Streaming; the same in every host.
 */
export class StemHash {
  readonly #hasher: RunningSha256

  private constructor(hasher: RunningSha256) {
    this.#hasher = hasher
  }

  /** `sha256`: one that has hashed nothing yet, where the host has a better one. */
  static async create(rateHz: number, channels: number, sha256?: RunningSha256): Promise<StemHash> {
    const hasher = sha256 ?? (await createSHA256()).init()
    const head = new DataView(new ArrayBuffer(8))
    head.setUint32(0, rateHz, true)
    head.setUint32(4, channels, true)
    hasher.update(new Uint8Array(head.buffer))
    return new StemHash(hasher)
  }

  /** The next samples, interleaved. */
  update(interleaved: Float32Array): void {
    this.#hasher.update(littleEndianBytes(interleaved))
  }

  /** 64 lower-case hexadecimal digits. The hash is used up. */
  digest(): string {
    return this.#hasher.digest('hex')
  }
}

const HOST_IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

/** The samples' bytes, little-endian: a view of them, or a swapped copy on the rare host that stores them otherwise. */
export function littleEndianBytes(samples: Float32Array): Uint8Array {
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
  if (HOST_IS_LITTLE_ENDIAN) return bytes
  const swapped = new DataView(new ArrayBuffer(samples.byteLength))
  for (let i = 0; i < samples.length; i++) swapped.setFloat32(i * 4, samples[i] ?? 0, true)
  return new Uint8Array(swapped.buffer)
}

/** One or two channels as one array: frame after frame. One channel is returned as it is. */
export function interleave(channels: readonly Float32Array[]): Float32Array {
  const [left, right] = channels
  if (!left) return new Float32Array(0)
  if (!right) return left
  const out = new Float32Array(left.length * 2)
  for (let i = 0, j = 0; i < left.length; i++) {
    out[j++] = left[i] ?? 0
    out[j++] = right[i] ?? 0
  }
  return out
}
