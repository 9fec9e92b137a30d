import type { Param } from '../params'
import { pairText } from './value-text'

/** One thing in which two sessions differ, in words for a list. */
export interface Difference {
  /** Such as "Drums · Compressor", "Master · True-peak limiter", "Stems", "Delivery". */
  readonly place: string
  /** What differs there, as its control is called. */
  readonly label: string
  /** With units; "–" where there was nothing. */
  readonly before: string
  readonly after: string
}

/** Stands for what one of the two sessions does not have. */
export const NOTHING = '–'

/** One parameter's difference: one row, or none where the values are the same. */
export function paramDifference(
  place: string,
  label: string,
  param: Param,
  before: unknown,
  after: unknown,
): Difference[] {
  if (before === after) return []
  const [from, to] = pairText(param, before, after)
  return [{ place, label, before: from, after: to }]
}

/** The same for a text or anything else that has one word for each value. */
export function wordDifference<Value>(
  place: string,
  label: string,
  before: Value,
  after: Value,
  word: (value: Value) => string = String,
): Difference[] {
  if (before === after) return []
  const [from, to] = [word(before) || NOTHING, word(after) || NOTHING]
  // Two values must never read the same.
  return [
    { place, label, ...(from === to ? { before: String(before), after: String(after) } : { before: from, after: to }) },
  ]
}

/** Items by a key of theirs; a second one of the same key gets another key, so that none is lost. */
export function keyed<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item> {
  const map = new Map<string, Item>()
  for (const item of items) {
    const key = keyOf(item)
    let free = key
    for (let number = 2; map.has(free); number += 1) free = `${key}\n${number}`
    map.set(free, item)
  }
  return map
}

/** The keys of both, those of `before` first. */
export function allKeys(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
}

/** Whether what both have stands in another order; what only one has does not count. */
export function isReordered(before: readonly string[], after: readonly string[]): boolean {
  const left = before.filter((key) => after.includes(key))
  const right = after.filter((key) => before.includes(key))
  return left.some((key, index) => key !== right[index])
}
