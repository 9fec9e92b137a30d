/**
 * The level in dB that leaves a compressor: `keyDb` goes in, `gainReductionDb` is taken, make-up and mix do theirs.
 *
 * @param quietGainDb what the curve adds to levels far under the threshold: make-up, as far as it is mixed in
 * @param mix 0 for untouched to 1
 */
export function operatingPointDb(keyDb: number, gainReductionDb: number, quietGainDb: number, mix: number): number {
  const untouched = 1 - mix
  const wet = Math.max(0, 10 ** (quietGainDb / 20) - untouched)
  return keyDb + 20 * Math.log10(wet * 10 ** (-gainReductionDb / 20) + untouched)
}

/**
 * The ratio whose straight part takes `inDb` to `outDb`; infinity where the curve would have to fall.
 *
 * @param inDb above the threshold
 */
export function ratioThrough(inDb: number, outDb: number, thresholdDb: number): number {
  const rise = outDb - thresholdDb
  return rise > 0 ? (inDb - thresholdDb) / rise : Number.POSITIVE_INFINITY
}
