import type { ReductionHistory } from '../render/render-graph'

/** A stretch of the master in which the limiter takes away more than is wanted. */
export interface LimiterSpan {
  readonly startSeconds: number
  readonly endSeconds: number
  /** The most in it, in dB, and where that is. */
  readonly reductionDb: number
  readonly worstSeconds: number
}

/** Stretches closer than this are one: nobody seeks between two beats. */
const SAME_SECONDS = 0.5
/** More than these are no list to read: neighbours then count as one from farther away. */
const MOST_SPANS = 24

/** Where the limiter exceeds `mostDb`, in the order of the song; the history begins at `startSeconds`. */
export function limiterSpans(
  { hopSeconds, reductionDb }: ReductionHistory,
  mostDb: number,
  startSeconds = 0,
): LimiterSpan[] {
  const hops: LimiterSpan[] = []
  reductionDb.forEach((reduction, hop) => {
    if (reduction <= mostDb) return
    const at = startSeconds + hop * hopSeconds
    hops.push({ startSeconds: at, endSeconds: at + hopSeconds, reductionDb: reduction, worstSeconds: at })
  })
  for (let gapSeconds = SAME_SECONDS; ; gapSeconds *= 2) {
    const spans = joined(hops, gapSeconds)
    if (spans.length <= MOST_SPANS) return spans
  }
}

function joined(hops: readonly LimiterSpan[], gapSeconds: number): LimiterSpan[] {
  const spans: LimiterSpan[] = []
  for (const hop of hops) {
    const last = spans.at(-1)
    if (last && hop.startSeconds - last.endSeconds <= gapSeconds) {
      const worse = hop.reductionDb > last.reductionDb ? hop : last
      spans[spans.length - 1] = { ...worse, startSeconds: last.startSeconds, endSeconds: hop.endSeconds }
    } else {
      spans.push(hop)
    }
  }
  return spans
}
