// Loudness of many windows in bounded memory, for the gates of ITU-R BS.1770-5 (integrated loudness) and EBU Tech 3342
// (loudness range). Bins of 0.01 LU from -70 LUFS up hold a count and the sum of the energies, so means are exact; only
// where a gate falls inside a bin is that bin taken whole or not at all.

const FLOOR_LUFS: f64 = -70
const BINS_PER_LU: f64 = 100
/** Up to +30 LUFS. */
const BINS: i32 = 10000

export function loudnessOf(energy: f64): f64 {
  return -0.691 + 10 * NativeMath.log10(energy)
}

export function energyOf(lufs: f64): f64 {
  return NativeMath.pow(10, (lufs + 0.691) / 10)
}

export class LoudnessHistogram {
  private counts: usize
  private energies: usize
  private count: f64 = 0
  private energy: f64 = 0

  constructor() {
    this.counts = heap.alloc((<usize>BINS) << 3)
    this.energies = heap.alloc((<usize>BINS) << 3)
    this.reset()
  }

  reset(): void {
    memory.fill(this.counts, 0, (<usize>BINS) << 3)
    memory.fill(this.energies, 0, (<usize>BINS) << 3)
    this.count = 0
    this.energy = 0
  }

  /** Adds a window by its mean square; one at or under the absolute gate of -70 LUFS does not count. */
  add(energy: f64): void {
    if (energy <= 0) return
    const lufs = loudnessOf(energy)
    if (!(lufs > FLOOR_LUFS)) return
    const at = (<usize>min(<i32>NativeMath.floor((lufs - FLOOR_LUFS) * BINS_PER_LU), BINS - 1)) << 3
    store<f64>(this.counts + at, load<f64>(this.counts + at) + 1)
    store<f64>(this.energies + at, load<f64>(this.energies + at) + energy)
    this.count += 1
    this.energy += energy
  }

  /** Mean loudness of the windows above the gate `relativeLu` under the mean of all; -Infinity without any. */
  gatedLoudness(relativeLu: f64): f64 {
    let count: f64 = 0
    let energy: f64 = 0
    for (let bin = this.gateBin(relativeLu); bin < BINS; bin++) {
      count += load<f64>(this.counts + ((<usize>bin) << 3))
      energy += load<f64>(this.energies + ((<usize>bin) << 3))
    }
    return count > 0 ? loudnessOf(energy / count) : -Infinity
  }

  /** Distance of two percentiles (0 to 1) of the windows above the gate; -Infinity without any. */
  range(relativeLu: f64, low: f64, high: f64): f64 {
    const first = this.gateBin(relativeLu)
    let count: f64 = 0
    for (let bin = first; bin < BINS; bin++) count += load<f64>(this.counts + ((<usize>bin) << 3))
    if (count === 0) return -Infinity
    const bottom = NativeMath.floor((count - 1) * low + 0.5)
    const top = NativeMath.floor((count - 1) * high + 0.5)
    return this.valueAt(first, top) - this.valueAt(first, bottom)
  }

  /** Loudness of the window with this rank, 0 the quietest above bin `first`. */
  private valueAt(first: i32, rank: f64): f64 {
    let before: f64 = 0
    for (let bin = first; bin < BINS; bin++) {
      const count = load<f64>(this.counts + ((<usize>bin) << 3))
      before += count
      if (before > rank) return loudnessOf(load<f64>(this.energies + ((<usize>bin) << 3)) / count)
    }
    return -Infinity
  }

  /** First bin whose windows are above the gate. */
  private gateBin(relativeLu: f64): i32 {
    if (this.count === 0) return BINS
    const gate = loudnessOf(this.energy / this.count) + relativeLu
    const place = (gate - FLOOR_LUFS) * BINS_PER_LU
    if (place <= 0) return 0
    const bin = min(<i32>NativeMath.floor(place), BINS - 1)
    const count = load<f64>(this.counts + ((<usize>bin) << 3))
    const isAbove = count > 0 && loudnessOf(load<f64>(this.energies + ((<usize>bin) << 3)) / count) > gate
    return isAbove ? bin : bin + 1
  }
}
