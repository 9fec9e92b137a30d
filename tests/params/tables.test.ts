import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { slotConstants } from '../../scripts/generate-slots.mjs'
import * as params from '../../src/params'
import { defaultMaster, defaultStrip, MASTER_LAYOUT, packBlock, STRIP_LAYOUT } from '../../src/params'

const slots = [...STRIP_LAYOUT.slots, ...MASTER_LAYOUT.slots]

describe('parameter tables', () => {
  it('have defaults inside their limits, a label and a help text', () => {
    for (const { path, param } of slots) {
      const name = path.join('.')
      expect(param.label, name).not.toBe('')
      expect(param.help, name).toMatch(/[.]$/)
      if (param.kind === 'number') {
        expect(param.min, name).toBeLessThan(param.max)
        expect(param.default, name).toBeGreaterThanOrEqual(param.min)
        expect(param.default, name).toBeLessThanOrEqual(param.max)
        expect(param.step, name).toBeGreaterThan(0)
        if (param.taper === 'log') expect(param.min, name).toBeGreaterThan(0)
      }
      if (param.kind === 'choice') expect(param.options.map((option) => option.id)).toContain(param.default)
    }
  })

  it('carry the unit of a number in its name', () => {
    const suffix: Record<string, RegExp> = {
      dB: /Db$/,
      dBTP: /Dbtp$/,
      Hz: /(^h|H)z$/,
      ms: /Ms$/,
      s: /Seconds$/,
      '%': /Percent$|^balance$/,
    }
    for (const { path, param } of slots) {
      if (param.kind === 'number' && suffix[param.unit]) expect(path.at(-1)).toMatch(suffix[param.unit] as RegExp)
    }
  })

  it('give every slot once, in order', () => {
    for (const layout of [STRIP_LAYOUT, MASTER_LAYOUT]) {
      expect(layout.slots.map((slot) => slot.index)).toEqual(Array.from({ length: layout.length }, (_, index) => index))
      expect(new Set(layout.slots.map((slot) => slot.path.join('.'))).size).toBe(layout.length)
    }
  })
})

describe('parameter blocks', () => {
  it('hold every default, and change where one setting changes', () => {
    const strip = defaultStrip()
    const before = packBlock(STRIP_LAYOUT, strip, new Float64Array(STRIP_LAYOUT.length))
    strip.eq.bands[2]!.gainDb = -3
    strip.compressor.detector = 'peak'
    strip.output.mute = true
    const after = packBlock(STRIP_LAYOUT, strip, new Float64Array(STRIP_LAYOUT.length))
    const changed = STRIP_LAYOUT.slots.filter(({ index }) => before[index] !== after[index])
    expect(changed.map((slot) => [slot.path.join('.'), after[slot.index]])).toEqual([
      ['eq.bands.2.gainDb', -3],
      ['compressor.detector', 0],
      ['output.mute', 1],
    ])
    const master = packBlock(MASTER_LAYOUT, defaultMaster(), new Float64Array(MASTER_LAYOUT.length))
    expect(master.every(Number.isFinite)).toBe(true)
  })

  it('have the slot constants that the DSP was compiled with', () => {
    const generated = resolve(import.meta.dirname, '../../worklets/dsp/generated/slots.ts')
    expect(readFileSync(generated, 'utf8')).toBe(slotConstants(params))
  })
})
