/** Gating blocks of ITU-R BS.1770-5: their length, and from one to the next. */
const BLOCK_SECONDS = 0.4
const STEP_SECONDS = 0.1
const ABSOLUTE_GATE_LUFS = -70
const RELATIVE_GATE_LU = -10
/** Values of a history nearer than this share of its hop are at the same time. */
const SAME_TIME = 1e-4

/**
 * Integrated loudness in LUFS (ITU-R BS.1770-5) of a span of a programme, as if it were cut out and measured alone: from
 * blocks of 400 ms every 100 ms from the span's start on, all of them wholly inside it. -Infinity where it has none that
 * passes the gates: in silence, and in less than 0.4 s.
 *
 * Value n of `momentary` is the loudness, in LUFS, of the 400 ms that end at `(n + 1) * hopSeconds`. A block between two of
 * them is taken from both. With hops of 10 ms (`LoudnessHistory.fineMomentaryLufs`) a mix reads as its cut-out span does
 * within 0.05 LU; with hops of 100 ms a span that does not begin on one can be some tenths of a LU off.
 */
export function spanLufs(
  momentary: Float32Array,
  hopSeconds: number,
  startSeconds: number,
  endSeconds: number,
): number {
  const energies: number[] = []
  const start = Math.max(0, startSeconds)
  const last = Math.min(endSeconds, momentary.length * hopSeconds) / hopSeconds + SAME_TIME
  for (let block = 0; ; block++) {
    const end = (start + BLOCK_SECONDS + block * STEP_SECONDS) / hopSeconds
    if (!(end <= last)) break
    energies.push(energyAt(momentary, end - 1))
  }
  const absolute = energyOf(ABSOLUTE_GATE_LUFS)
  const ungated = meanAbove(energies, absolute)
  const gated = meanAbove(energies, Math.max(absolute, ungated * 10 ** (RELATIVE_GATE_LU / 10)))
  return 10 * Math.log10(gated)
}

/** Of the values at both sides of a place that is counted in hops. */
function energyAt(momentary: Float32Array, place: number): number {
  const before = Math.floor(place + SAME_TIME)
  const share = Math.max(0, place - before)
  const energy = energyOf(momentary[before] ?? Number.NEGATIVE_INFINITY)
  if (share <= SAME_TIME) return energy
  return energy + share * (energyOf(momentary[before + 1] ?? Number.NEGATIVE_INFINITY) - energy)
}

function energyOf(lufs: number): number {
  return 10 ** (lufs / 10)
}

/** 0 where none is above. */
function meanAbove(energies: readonly number[], gate: number): number {
  const above = energies.filter((energy) => energy > gate)
  return above.length > 0 ? above.reduce((sum, energy) => sum + energy, 0) / above.length : 0
}
