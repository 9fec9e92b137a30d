import type { Dsp } from './dsp'

/** Readers of `count` float32 planes that lie one after the other in the binary's memory. */
export function livePlanes(dsp: Dsp, pointer: number, count: number, frames: number): (() => Float32Array)[] {
  return Array.from({ length: count }, (_, plane) => dsp.liveF32(pointer + 4 * plane * frames, frames))
}
