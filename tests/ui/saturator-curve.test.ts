import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import published from '../../docs/processors-saturator-table.json'
import { Dsp } from '../../src/engine/dsp'
import { defaultStrip } from '../../src/params'
import { saturatorCurve, saturatorHarmonicsDb } from '../../src/ui/master/saturator/saturator-curve'

const dsp = new Dsp(new WebAssembly.Module(readFileSync(new URL('../../build/dsp.wasm', import.meta.url))))
const CHARACTERS = ['tape', 'tube', 'console'] as const
const LEVELS = ['-18', '-12', '-6'] as const
const settings = (values: object) => ({ ...defaultStrip().saturator, ...values })

/** To the half decibel, as the picture says whole ones. Broken once by measuring a saturator that was off. */
describe.each(CHARACTERS)('the drawn harmonics, %s', (character) => {
  it.each(LEVELS)('are the published ones at %s dBFS', (level) => {
    const drawn = saturatorHarmonicsDb(dsp, settings({ character }), Number(level))
    published.harmonicsDbc[character][level].forEach((dbc, i) => {
      if (dbc === null) expect(drawn[i], `H${i + 2}`).toBeLessThan(-100)
      else if (dbc > -80) expect(Math.abs((drawn[i] ?? 0) - dbc), `H${i + 2}`).toBeLessThan(0.5)
    })
  })
})

it('draws less of them where less is mixed in, and the same whether it is on or off', () => {
  const at = (values: object) => saturatorHarmonicsDb(dsp, settings(values), -6)[1] ?? 0
  expect(at({ mixPercent: 50 })).toBeLessThan(at({}) - 3)
  expect(at({ on: true })).toBe(at({ on: false }))
})

it('draws a curve that rises, bends, and is one-sided for the tube alone', () => {
  const inputs = Float64Array.from({ length: 41 }, (_, i) => (i - 20) / 20)
  for (const character of CHARACTERS) {
    const outputs = saturatorCurve(dsp, settings({ character, autoGain: false, driveDb: 12 }), inputs)
    outputs.forEach((output, i) => {
      if (i > 0) expect(output).toBeGreaterThan(outputs[i - 1] ?? 0)
    })
    const [lowest = 0, highest = 0] = [outputs[0], outputs[40]]
    expect(Math.abs(highest + lowest) > 0.2).toBe(character === 'tube')
  }
})
