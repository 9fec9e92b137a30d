import type { LoudnessHistory } from '../engine/loudness-history'
import type { SongPeak, SongSpan } from '../state/loudness-store'

const SHORT_TERM_SECONDS = 3
/** What counts as one of the highest peaks, how far they are apart, and how many are told. */
const NEAR_DB = 0.1
const APART_SECONDS = 0.5
const MOST_PEAKS = 20

/** Places of a history in the song: the rate of its frames, and where the measured part begins. */
export interface HistoryPlace {
  rateHz: number
  startFrame: number
}

/** The 3 s that are loudest; null where there are no 3 s. Point n of a history is read at the end of its hop. */
export function loudestSpan(history: LoudnessHistory, { rateHz, startFrame }: HistoryPlace): SongSpan | null {
  const loudest = highest(history.shortTermLufs)
  if (loudest === null) return null
  const end = Math.round((loudest + 1) * history.hopSeconds * rateHz)
  return {
    startFrame: startFrame + Math.max(0, end - SHORT_TERM_SECONDS * rateHz),
    endFrame: startFrame + end,
  }
}

/** The highest true peaks, each the highest of its surroundings, in the order of the song. */
export function peakPlaces(history: LoudnessHistory, { rateHz, startFrame }: HistoryPlace): SongPeak[] {
  const { truePeakDbtp, hopSeconds } = history
  const top = highest(truePeakDbtp)
  if (top === null) return []
  const bar = (truePeakDbtp[top] as number) - NEAR_DB
  const near = Array.from(truePeakDbtp.keys())
    .filter((hop) => (truePeakDbtp[hop] as number) >= bar)
    .sort((a, b) => (truePeakDbtp[b] as number) - (truePeakDbtp[a] as number) || a - b)
  const chosen: number[] = []
  for (const hop of near) {
    if (chosen.length === MOST_PEAKS) break
    if (chosen.every((other) => Math.abs(other - hop) * hopSeconds >= APART_SECONDS)) chosen.push(hop)
  }
  return chosen
    .sort((a, b) => a - b)
    .map((hop) => ({
      frame: startFrame + Math.round(hop * hopSeconds * rateHz),
      dbtp: truePeakDbtp[hop] as number,
    }))
}

function highest(values: Float32Array): number | null {
  let best: number | null = null
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number
    if (Number.isFinite(value) && (best === null || value > (values[best] as number))) best = index
  }
  return best
}
