// Three or four bands out of one: a tree of Linkwitz-Riley splits in which every branch passes the all-passes of the splits
// that it does not go through, so that the bands sum to an all-pass
// (J. A. D'Appolito, "Active Realization of Multiway All-Pass Crossover Systems", JAES 35, 1987).
//
//   in -- split 2 -- low  -- all-pass 3 -- split 1 -- band 1, band 2
//                 `- high -- all-pass 1 -- split 3 -- band 3, band 4
//
// With three bands, all-pass 3 and split 3 are left out; from three to four and back, what they do is faded in and out.
// A bank holds states only: where its corners are is in the segment, the same for a leader and all that follow it.

import { ALL_PASS_BYTES, allPass, CornerCoefficients, flushStates, SPLIT_BYTES, split } from './linkwitz-riley'

export const BANDS: i32 = 4
export const CORNERS: i32 = 3
/** The longest segment in frames: planes, levels and gains of all bands fit the processor's first cache. */
export const SEGMENT_FRAMES: i32 = 128

const PLANE: usize = (<usize>SEGMENT_FRAMES) << 4
const SPLIT_2: usize = 0
const SPLIT_1: usize = SPLIT_BYTES
const ALL_PASS_1: usize = 2 * SPLIT_BYTES
const SPLIT_3: usize = 2 * SPLIT_BYTES + ALL_PASS_BYTES
const ALL_PASS_3: usize = 3 * SPLIT_BYTES + ALL_PASS_BYTES
const BYTES: usize = 3 * SPLIT_BYTES + 2 * ALL_PASS_BYTES

/** A stretch of frames with one state of the controls, for a bank to work through. */
export class CrossoverSegment {
  frames: i32 = 0
  /** False: the sound passes untouched. */
  running: bool = false
  /** The bank's states start empty here; those of the fourth band's branch. */
  starts: bool = false
  startsFourth: bool = false
  /** Whether the fourth band is there at all, and whether it is on its way in or out. */
  fourth: bool = false
  fourthMoves: bool = false
  /** Whether the bands' sum is heard, and whether it is on its way in or out. */
  heard: bool = false
  wetMoves: bool = false
  /** States are checked for denormals at the end. */
  flushes: bool = false
  /** Frames since the corners were at `start`. */
  from: i32 = 0
  readonly start: StaticArray<f64> = new StaticArray<f64>(CORNERS)
  readonly step: StaticArray<f64> = new StaticArray<f64>(CORNERS)
}

export class CrossoverBank {
  private planes: usize = heap.alloc(PLANE * <usize>BANDS)
  private scratch: usize = heap.alloc(PLANE)
  private states: usize = heap.alloc(BYTES)
  private corners: CornerCoefficients[] = []

  constructor() {
    for (let i = 0; i < CORNERS; i++) this.corners.push(new CornerCoefficients())
    this.clear()
  }

  clear(): void {
    memory.fill(this.states, 0, BYTES)
  }

  /** Pairs of f64 of a band in the segment that was last worked through. */
  band(index: i32): usize {
    return this.planes + PLANE * <usize>index
  }

  /** `weights` points to a pair for each frame, read while the fourth band moves: the second is how far it is in. */
  process(segment: CrossoverSegment, input: usize, weights: usize): void {
    const frames = segment.frames
    const states = this.states
    if (segment.starts) this.clear()
    if (segment.startsFourth) memory.fill(states + SPLIT_3, 0, SPLIT_BYTES + ALL_PASS_BYTES)
    for (let i = 0; i < CORNERS; i++) {
      unchecked(this.corners[i]).set(unchecked(segment.start[i]), unchecked(segment.step[i]), segment.from, frames)
    }
    const first = unchecked(this.corners[0])
    split(input, this.band(0), this.band(2), frames, states + SPLIT_2, unchecked(this.corners[1]))
    allPass(this.band(2), frames, states + ALL_PASS_1, first)
    if (segment.fourth) this.splitFourth(segment, weights)
    split(this.band(0), this.band(0), this.band(1), frames, states + SPLIT_1, first)
    if (segment.flushes) flushStates(states, BYTES)
  }

  private splitFourth(segment: CrossoverSegment, weights: usize): void {
    const frames = segment.frames
    const third = unchecked(this.corners[2])
    const bytes = (<usize>frames) << 4
    if (!segment.fourthMoves) {
      allPass(this.band(0), frames, this.states + ALL_PASS_3, third)
      split(this.band(2), this.band(2), this.band(3), frames, this.states + SPLIT_3, third)
      return
    }
    memory.copy(this.scratch, this.band(0), bytes)
    allPass(this.scratch, frames, this.states + ALL_PASS_3, third)
    blend(this.band(0), this.scratch, frames, weights)
    split(this.band(2), this.scratch, this.band(3), frames, this.states + SPLIT_3, third)
    blend(this.band(2), this.scratch, frames, weights)
    memory.fill(this.scratch, 0, bytes)
    blend(this.scratch, this.band(3), frames, weights)
    memory.copy(this.band(3), this.scratch, bytes)
  }
}

/** `from` goes to `to` as far as the second of each pair of weights says; exactly one of them at 0 and at 1. */
function blend(from: usize, to: usize, frames: i32, weights: usize): void {
  for (let i = 0; i < frames; i++) {
    const offset = (<usize>i) << 4
    const weight = v128.load64_splat(weights + offset, 8)
    const rest = f64x2.sub(f64x2.splat(1), weight)
    const x = f64x2.mul(v128.load(from + offset), rest)
    v128.store(from + offset, f64x2.add(x, f64x2.mul(v128.load(to + offset), weight)))
  }
}

/**
 * The bands of `bank` times their gains, summed in order, to `buffer`. `gains` points to the first of the segment's pairs
 * of the first band, those of the next band are `stride` bytes on; `weights` as above: the first is the bypass.
 */
export function sumBands(
  bank: CrossoverBank,
  segment: CrossoverSegment,
  gains: usize,
  stride: usize,
  weights: usize,
  buffer: usize,
): void {
  if (!segment.heard) return
  const planes = bank.band(0)
  const fourth = segment.fourth
  const fading = segment.wetMoves
  const bytes = (<usize>segment.frames) << 4
  for (let at: usize = 0; at < bytes; at += 16) {
    let y = f64x2.mul(v128.load(planes + at), v128.load(gains + at))
    y = f64x2.add(y, f64x2.mul(v128.load(planes + at, PLANE), v128.load(gains + stride + at)))
    y = f64x2.add(y, f64x2.mul(v128.load(planes + at, 2 * PLANE), v128.load(gains + 2 * stride + at)))
    if (fourth) y = f64x2.add(y, f64x2.mul(v128.load(planes + at, 3 * PLANE), v128.load(gains + 3 * stride + at)))
    if (fading) {
      const wet = load<f64>(weights + at)
      const x = v128.load(buffer + at)
      if (wet === 0) y = x
      else if (wet !== 1) y = f64x2.add(x, f64x2.mul(f64x2.splat(wet), f64x2.sub(y, x)))
    }
    v128.store(buffer + at, y)
  }
}
