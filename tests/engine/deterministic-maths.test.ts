import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { deterministicMaths } from '../../src/engine/deterministic-maths'
import { Dsp } from '../../src/engine/dsp'

const maths = deterministicMaths(new Dsp(new WebAssembly.Module(readFileSync('build/dsp.wasm'))))
const NAMES = ['sin', 'cos', 'tan', 'exp', 'log', 'log2', 'log10', 'tanh'] as const

describe('deterministic maths', () => {
  it.each(NAMES)('%s agrees with the engine that runs this test within a few ulp', (name) => {
    for (let i = 1; i < 2000; i++) {
      const x = i * 0.0137
      const reference = Math[name](x)
      expect(Math.abs(maths[name](x) - reference)).toBeLessThanOrEqual(4e-15 * Math.max(1, Math.abs(reference)))
    }
  })

  it('exp2 is exact at whole numbers', () => {
    for (let i = -60; i <= 60; i++) expect(maths.exp2(i)).toBe(2 ** i)
    expect(maths.exp2(7 / 12)).toBeCloseTo(1.4983070768766815, 14)
  })

  it('keeps its bits: values that a change of the maths would move', () => {
    const bits = (x: number) => new BigUint64Array(Float64Array.of(x).buffer)[0]?.toString(16)
    expect([maths.sin(1e6), maths.exp(1.7), maths.log(3), maths.tanh(0.3), maths.exp2(0.1)].map(bits)).toEqual([
      'bfd6664b2568d867',
      '4015e552770df8a7',
      '3ff193ea7aad030b',
      '3fd2a4dda7d914f9',
      '3ff125fbee250664',
    ])
  })
})
