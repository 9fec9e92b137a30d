import type { DeterministicMaths } from './deterministic-maths'

/** A gain in decibels as a factor, with the same bits in every host; 0 dB is exactly 1. */
export function gainFrom(decibels: number, maths: Pick<DeterministicMaths, 'exp'>): number {
  return decibels === 0 ? 1 : maths.exp((decibels * Math.LN10) / 20)
}
