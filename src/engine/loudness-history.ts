/** What the meter read along a programme, every 100 ms: plain arrays, because they cross threads and go into files. */
export interface LoudnessHistory {
  hopSeconds: number
  /** -Infinity until the window is full for the first time. */
  momentaryLufs: Float32Array
  shortTermLufs: Float32Array
  /** Largest of both channels within the hop, dBTP: exact within 1 dB of the programme's maximum, never below the sample peak. */
  truePeakDbtp: Float32Array
  /** Momentary loudness every 10 ms, where the 10 ms are complete: for the loudness of any span (src/analysis/span-loudness). */
  fineHopSeconds: number
  fineMomentaryLufs: Float32Array
}

/** Places where the stated meter read more than the ceiling, at most as many as the meter keeps. */
export interface Overs {
  /** Frame before the interval in which the peak lies. */
  frames: Float64Array
  peaksDbtp: Float64Array
  /** Of all, kept or not. */
  total: number
}
