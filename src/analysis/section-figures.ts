import type { LoudnessHistory } from '../engine/loudness-history'
import { spanLufs } from './span-loudness'

/** Loudness and dynamics of a span of a sound; -Infinity where a value is not defined there. */
export interface SpanFigures {
  readonly integratedLufs: number
  /** Of windows of 3 s that lie wholly inside, every 100 ms. */
  readonly maxShortTermLufs: number
  /** Null in a span of less than 30 s: of fewer than ten windows side by side the percentiles are but the extremes. */
  readonly loudnessRangeLu: number | null
  /** Of every 100 ms that the span touches; more than 1 dB under the sound's own maximum it may be the sample peak. */
  readonly truePeakDbtp: number
  /** True peak over integrated loudness. */
  readonly plrDb: number
}

/** A stretch of the song, in its seconds. */
export interface SongPart {
  readonly startSeconds: number
  readonly endSeconds: number
}

/** What was measured of a sound that can be listened to, and how it lies beside the song. */
export interface LaidHistory<Slot extends string> {
  readonly slot: Slot
  readonly history: LoudnessHistory
  /** Second of the song on which the history begins. */
  readonly offsetSeconds: number
  /** In its own seconds: only this part of it sounds, over and over; null where it plays through. */
  readonly region: SongPart | null
}

export interface SectionCell {
  readonly figures: SpanFigures
  /** Integrated loudness over that of the section before, in LU; null in the first one and beside silence. */
  readonly changeLu: number | null
}

/** A section of the song, and what each slot is there. */
export interface SectionRow<Slot extends string> extends SongPart {
  readonly name: string
  readonly cells: Readonly<Partial<Record<Slot, SectionCell>>>
}

const SHORT_TERM_SECONDS = 3
const RANGE_SECONDS = 10 * SHORT_TERM_SECONDS
/** EBU Tech 3342. */
const RANGE_ABSOLUTE_LUFS = -70
const RANGE_RELATIVE_LU = -20
const RANGE_LOW = 0.1
const RANGE_HIGH = 0.95
/** Share of a hop that is nothing. */
const SAME_TIME = 1e-4

/** Figures of a span of a history, in the history's seconds. */
export function spanFigures(history: LoudnessHistory, { startSeconds, endSeconds }: SongPart): SpanFigures {
  const { hopSeconds, truePeakDbtp, shortTermLufs, fineMomentaryLufs, fineHopSeconds } = history
  const start = Math.max(0, startSeconds) / hopSeconds
  const end = endSeconds / hopSeconds
  const firstWindow = Math.ceil(start - SAME_TIME) + Math.round(SHORT_TERM_SECONDS / hopSeconds) - 1
  const windows = shortTermLufs.subarray(firstWindow, Math.max(firstWindow, Math.floor(end + SAME_TIME)))
  const firstPeak = Math.floor(start + SAME_TIME)
  const peaks = truePeakDbtp.subarray(firstPeak, Math.max(firstPeak, Math.ceil(end - SAME_TIME)))
  const integratedLufs = spanLufs(fineMomentaryLufs, fineHopSeconds, startSeconds, endSeconds)
  const truePeak = highest(peaks)
  const isDefined = Number.isFinite(truePeak) && Number.isFinite(integratedLufs)
  const isLong = endSeconds - Math.max(0, startSeconds) >= RANGE_SECONDS
  return {
    integratedLufs,
    maxShortTermLufs: highest(windows),
    loudnessRangeLu: isLong ? loudnessRange(windows) : null,
    truePeakDbtp: truePeak,
    plrDb: isDefined ? truePeak - integratedLufs : Number.NEGATIVE_INFINITY,
  }
}

/** The song's parts, side by side in everything that can be listened to; one that loops is its loop in every part. */
export function sectionFigures<Slot extends string>(
  parts: readonly (SongPart & { readonly name: string })[],
  laid: readonly LaidHistory<Slot>[],
): SectionRow<Slot>[] {
  const before: Partial<Record<Slot, number>> = {}
  return parts.map(({ name, startSeconds, endSeconds }) => {
    const cells: Partial<Record<Slot, SectionCell>> = {}
    for (const { slot, history, offsetSeconds, region } of laid) {
      const span = { startSeconds: startSeconds - offsetSeconds, endSeconds: endSeconds - offsetSeconds }
      const figures = spanFigures(history, region ?? span)
      const difference = figures.integratedLufs - (before[slot] ?? Number.NaN)
      cells[slot] = { figures, changeLu: Number.isFinite(difference) && !region ? difference : null }
      before[slot] = figures.integratedLufs
    }
    return { name, startSeconds, endSeconds, cells }
  })
}

/** EBU Tech 3342 over windows every 100 ms; null where none is above -70 LUFS. */
function loudnessRange(shortTermLufs: Float32Array): number | null {
  const loud = shortTermLufs.filter((lufs) => lufs > RANGE_ABSOLUTE_LUFS)
  const mean = loud.reduce((sum, lufs) => sum + 10 ** (lufs / 10), 0) / loud.length
  const gate = 10 * Math.log10(mean) + RANGE_RELATIVE_LU
  const counted = loud.filter((lufs) => lufs > gate).sort()
  const at = (share: number) => counted[Math.round((counted.length - 1) * share)] as number
  return counted.length > 0 ? at(RANGE_HIGH) - at(RANGE_LOW) : null
}

function highest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
}
