const FULL = 2 ** 23

/** Samples as whole numbers of 24 bits in the upper three bytes of 32, and how many did not fit. */
export interface Int24Samples {
  /** Interleaved. */
  readonly values: Int32Array<ArrayBuffer>
  readonly clipped: number
}

/**
 * Float samples (full scale 1) of one or two channels, frames `from` to `to`, rounded to 24 bits: exact for samples
 * that are such values already, as those of a rendered master are. Beyond full scale they are clipped; NaN is silence.
 */
export function int24Samples(channels: readonly Float32Array[], from: number, to: number): Int24Samples {
  const values = new Int32Array((to - from) * channels.length)
  let clipped = 0
  for (const [index, channel] of channels.entries()) {
    for (let frame = from, at = index; frame < to; frame++, at += channels.length) {
      let value = Math.round(channel[frame]! * FULL)
      if (value >= FULL || value < -FULL) {
        value = value < 0 ? -FULL : FULL - 1
        clipped++
      }
      values[at] = value << 8
    }
  }
  return { values, clipped }
}

/** Whether every sample is a whole number of 24 bits; a negative zero is none, because a stem's hash tells it from 0. */
export function areInt24(samples: Float32Array): boolean {
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i]! * FULL
    if (!(value >= -FULL && value < FULL) || value !== Math.round(value)) return false
    if (value === 0 && Object.is(value, -0)) return false
  }
  return true
}
