import type { SampleLayout } from './pcm-format'

/**
 * One channel's samples out of interleaved bytes. An integer becomes value / 2^(bits - 1), exactly (up to 24 bits; 32
 * bits round once to float32): the same divisor for both signs, so that -1 is reached and +1 is not.
 */
export function decodeChannel(
  bytes: Uint8Array,
  layout: SampleLayout,
  channels: number,
  channel: number,
  frames: number,
): Float32Array {
  const out = new Float32Array(frames)
  const stride = layout.bytes * channels
  const first = layout.bytes * channel
  if (layout.kind === 'float') {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const little = layout.littleEndian
    if (layout.bytes === 4) for (let i = 0, p = first; i < frames; i++, p += stride) out[i] = view.getFloat32(p, little)
    else for (let i = 0, p = first; i < frames; i++, p += stride) out[i] = view.getFloat64(p, little)
    return out
  }
  if (layout.kind === 'unsigned') {
    for (let i = 0, p = first; i < frames; i++, p += stride) out[i] = ((bytes[p] ?? 128) - 128) / 128
    return out
  }
  // All widths are read into the top of 32 bits: the missing low bytes are 0, and the divisor is always 2^31.
  const last = layout.bytes - 1
  const byteAt = (fromTop: number) => (layout.littleEndian ? last - fromTop : fromTop)
  const [top, second, third, fourth] = [byteAt(0), byteAt(1), byteAt(2), byteAt(3)]
  const scale = 1 / 0x80000000
  for (let i = 0, p = first; i < frames; i++, p += stride) {
    let value = (bytes[p + top] ?? 0) << 24
    if (last >= 1) value |= (bytes[p + second] ?? 0) << 16
    if (last >= 2) value |= (bytes[p + third] ?? 0) << 8
    if (last >= 3) value |= bytes[p + fourth] ?? 0
    out[i] = value * scale
  }
  return out
}

/** Replaces NaN and infinities by 0, in place, and says how many there were. */
export function cleanNonFinite(samples: Float32Array): number {
  let count = 0
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] ?? 0
    // Infinity minus itself is NaN, so that this one comparison finds both.
    if (value - value !== 0) {
      samples[i] = 0
      count++
    }
  }
  return count
}
