import { clickDbfs } from './smoothing-click'

/** 1 kHz at 48 kHz: the period of the tone that a saturator is turned under. */
const PERIOD = 48

/**
 * The design's click measure for a processor that makes harmonics of its own above 4 kHz: they are taken away first, by
 * a comb of fourth order (nothing of any multiple of 1 kHz is left while its amplitude moves slowly), scaled so that a
 * single wrong sample keeps its height.
 */
export function clickBetweenHarmonicsDbfs(samples: Float64Array, fromFrame: number): number {
  let out = samples
  for (let order = 0; order < 4; order++) {
    out = out.map((x, i, all) => x - (i < PERIOD ? 0 : (all[i - PERIOD] as number)))
  }
  return clickDbfs(
    Float32Array.from(out, (x) => x / 6),
    48000,
    fromFrame,
  )
}
