import type { StereoBlock } from '../engine/stem-source'
import type { ExportFormat } from '../session/export-format'

/** Of 32-bit whole numbers. */
const FULL_SCALE = 0x80000000

/**
 * What a file holds, as whoever reads it gets it: whole values over 2^(bits - 1), which 32-bit floats hold exactly.
 * `bytes` are the file's for `block`; a float file holds the block itself.
 */
export function writtenSamples(format: ExportFormat, bytes: Uint8Array, block: StereoBlock, to: StereoBlock): void {
  if (format === 'wav32f') {
    to.left.set(block.left)
    to.right.set(block.right)
    return
  }
  const sampleBytes = format === 'wav16' ? 2 : 3
  // The value's highest byte at the top of 32 bits, so that its sign is the number's.
  const read = (at: number) =>
    sampleBytes === 2
      ? ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 24)
      : ((bytes[at] as number) << 8) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 24)
  for (let frame = 0, at = 0; frame < block.left.length; frame++, at += 2 * sampleBytes) {
    to.left[frame] = read(at) / FULL_SCALE
    to.right[frame] = read(at + sampleBytes) / FULL_SCALE
  }
}
