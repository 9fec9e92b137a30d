const LOW_HZ = 20
const HIGH_HZ = 20_000

/** `count` frequencies spread evenly over the logarithm, 20 Hz to 20 kHz (less where the rate does not reach it). */
export function frequencies(count: number, rateHz: number): Float64Array {
  const high = Math.min(HIGH_HZ, rateHz * 0.499)
  return Float64Array.from({ length: count }, (_, i) => LOW_HZ * (high / LOW_HZ) ** (i / (count - 1)))
}

/** Where a frequency stands from left (0) to right (1). */
export function frequencyPlace(hz: number): number {
  return Math.log(hz / LOW_HZ) / Math.log(HIGH_HZ / LOW_HZ)
}

export function frequencyAt(place: number): number {
  return LOW_HZ * (HIGH_HZ / LOW_HZ) ** place
}
