import type { StereoBlock } from '../../engine/stem-source'

/** Longest delay that is looked for, either way: more than any encoder puts in front. */
const LONGEST_FRAMES = 4800
const WINDOW_FRAMES = 8192
/** Peaks of the correlation that are this near to the highest count as equal to it. */
const EQUAL = 0.999

/**
 * How many frames later `decoded` is than `original` (earlier: negative), to the frame: where the two correlate best,
 * in the loudest window of the original.
 */
export function alignmentFrames(original: StereoBlock, decoded: StereoBlock): number {
  const start = loudestWindow(original)
  const window = {
    left: original.left.subarray(start, start + WINDOW_FRAMES),
    right: original.right.subarray(start, start + WINDOW_FRAMES),
  }
  const lags = Float64Array.from({ length: 2 * LONGEST_FRAMES + 1 }, (_, n) =>
    correlate(window, decoded, start + n - LONGEST_FRAMES),
  )
  return nearestPeak(lags)
}

/** A steady tone is as like itself a few turns later, but for what coding does: of equals the nearest is meant. */
function nearestPeak(correlations: Float64Array): number {
  const highest = correlations.reduce((most, value) => Math.max(most, value), 0)
  if (highest === 0) return 0
  for (let distance = 0; distance <= LONGEST_FRAMES; distance++) {
    for (const lag of [distance, 0 - distance]) {
      const at = LONGEST_FRAMES + lag
      const value = correlations[at]!
      const isPeak = value >= (correlations[at - 1] ?? 0) && value >= (correlations[at + 1] ?? 0)
      if (isPeak && value >= EQUAL * highest) return lag
    }
  }
  return 0
}

/** Normalised by what it is compared with, so that a louder neighbour does not win over a likeness. */
function correlate(window: StereoBlock, decoded: StereoBlock, at: number): number {
  let product = 0
  let energy = 0
  const from = Math.max(0, -at)
  const to = Math.min(window.left.length, decoded.left.length - at)
  for (let i = from; i < to; i++) {
    const left = decoded.left[at + i]!
    const right = decoded.right[at + i]!
    product += left * window.left[i]! + right * window.right[i]!
    energy += left * left + right * right
  }
  return energy > 0 ? product / Math.sqrt(energy) : 0
}

function loudestWindow({ left, right }: StereoBlock): number {
  let best = 0
  let highest = -1
  for (let start = 0; start === 0 || start + WINDOW_FRAMES <= left.length; start += WINDOW_FRAMES) {
    let energy = 0
    for (let i = start; i < Math.min(left.length, start + WINDOW_FRAMES); i++) energy += left[i]! ** 2 + right[i]! ** 2
    if (energy > highest) {
      highest = energy
      best = start
    }
  }
  return best
}

/** `decoded` as it lies on the original's frames: `lateFrames` earlier, `frames` long, silent where it has none. */
export function aligned(decoded: StereoBlock, lateFrames: number, frames: number): StereoBlock {
  return { left: shifted(decoded.left, lateFrames, frames), right: shifted(decoded.right, lateFrames, frames) }
}

function shifted(samples: Float32Array, lateFrames: number, frames: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(frames)
  const from = Math.max(0, lateFrames)
  out.set(samples.subarray(from, Math.min(samples.length, lateFrames + frames)), Math.max(0, -lateFrames))
  return out
}
