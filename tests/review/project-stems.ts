import type { ProjectStem } from '../../src/review/write-project-file'
import { interleave, StemHash } from '../../src/stems/stem-hash'

/** A row of numbers that looks like chance and is the same every time: xorshift32, -1 to 1. */
export function noise(length: number, seed: number): Float32Array<ArrayBuffer> {
  let state = seed
  return Float32Array.from({ length }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state / 2 ** 31
  })
}

/** Whole numbers of so many bits, none of them a negative zero. */
export const rounded = (samples: Float32Array, bits: number) =>
  samples.map((value) => (Math.min(Math.round(value * 2 ** (bits - 1)), 2 ** (bits - 1) - 1) + 0) / 2 ** (bits - 1))

export async function stemOf(
  fileName: string,
  rateHz: number,
  channels: readonly Float32Array[],
): Promise<ProjectStem> {
  const hash = await StemHash.create(rateHz, channels.length)
  hash.update(interleave(channels))
  const [left, right] = [channels[0]!, channels[1] ?? channels[0]!]
  const ref = { fileName, sha256: hash.digest(), rateHz, channels: channels.length, frames: left.length, lossy: false }
  return {
    ref,
    read: async (from, frames) => ({ left: left.slice(from, from + frames), right: right.slice(from, from + frames) }),
  }
}
