import fc from 'fast-check'
import type { BlockLayout, Param } from '../../src/params'

function anyValue(param: Param): fc.Arbitrary<number> {
  if (param.kind === 'number') return fc.double({ min: param.min, max: param.max, noNaN: true })
  if (param.kind === 'toggle') return fc.integer({ min: 0, max: 1 })
  return fc.integer({ min: 0, max: param.options.length - 1 })
}

/** Every parameter of a host anywhere within its limits. */
export function anyBlock({ slots }: BlockLayout): fc.Arbitrary<number[]> {
  return fc.tuple(...slots.map(({ param }) => anyValue(param)))
}

/** Settings that come while it plays, on any frames, in order. */
export function changesOf<T>(settings: fc.Arbitrary<T>, frames: number): fc.Arbitrary<[number, T][]> {
  return fc
    .array(fc.tuple(fc.integer({ min: 1, max: frames - 1 }), settings), { maxLength: 4 })
    .map((changes) => changes.sort((a, b) => a[0] - b[0]))
}

export const anyRate = fc.constantFrom(44_100, 48_000, 88_200, 96_000, 176_400, 192_000)
export const anyBlockFrames = fc.integer({ min: 1, max: 700 })
