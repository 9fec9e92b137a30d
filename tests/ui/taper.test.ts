import { describe, expect, it } from 'vitest'
import { COMPRESSOR, EQ_BAND, MASTER_LAYOUT, type NumberParam, OUTPUT, STRIP_LAYOUT } from '../../src/params'
import { parseValue } from '../../src/params/value-parse'
import { afterKey, type KeyPress, typedStart } from '../../src/ui/controls/slider-keys'
import { positionOf, stepped, tidy, valueAt } from '../../src/ui/controls/taper'
import { typedText } from '../../src/ui/controls/typed-text'

const numbers = [...STRIP_LAYOUT.slots, ...MASTER_LAYOUT.slots]
  .map(({ path, param }) => ({ name: path.join('.'), param }))
  .filter((slot): slot is { name: string; param: NumberParam } => slot.param.kind === 'number')

describe.each(numbers)('$name', ({ param }) => {
  it('goes from its least to its greatest value over the whole travel, always upwards', () => {
    expect(positionOf(param, param.min)).toBeCloseTo(0, 12)
    expect(positionOf(param, param.max)).toBeCloseTo(1, 12)
    expect(valueAt(param, 0)).toBe(param.min)
    expect(valueAt(param, 1)).toBe(param.max)
    let before = Number.NEGATIVE_INFINITY
    for (let i = 0; i <= 100; i++) {
      const value = valueAt(param, i / 100)
      expect(value).toBeGreaterThanOrEqual(before)
      before = value
    }
  })

  it('comes back to a position from the value there, to the last digit kept', () => {
    for (const place of [0.1, 0.37, 0.5, 0.92]) {
      const value = valueAt(param, place)
      expect(valueAt(param, positionOf(param, value))).toBe(value)
    }
  })

  it('moves with every press of an arrow key, and stays within its range', () => {
    for (const value of [param.min, param.default, valueAt(param, 0.5), param.max]) {
      if (value < param.max) expect(stepped(param, value, 1)).toBeGreaterThan(value)
      if (value > param.min) expect(stepped(param, value, -1)).toBeLessThan(value)
      expect(stepped(param, value, 1000)).toBeLessThanOrEqual(param.max)
      expect(stepped(param, value, -1000)).toBeGreaterThanOrEqual(param.min)
    }
  })

  it('keeps its default as it is', () => {
    expect(tidy(param, param.default)).toBe(param.default)
  })
})

describe('the fader', () => {
  it('has 0 dB at three quarters and runs from -60 to +12', () => {
    expect(valueAt(OUTPUT.gainDb, 0.75, 'fader')).toBe(0)
    expect([valueAt(OUTPUT.gainDb, 0, 'fader'), valueAt(OUTPUT.gainDb, 1, 'fader')]).toEqual([-60, 12])
    for (const db of [-60, -36, -20, -6, -0.1, 0, 3, 12]) {
      expect(valueAt(OUTPUT.gainDb, positionOf(OUTPUT.gainDb, db, 'fader'), 'fader')).toBeCloseTo(db, 10)
    }
  })
})

describe('keys of a slider', () => {
  const press = (key: string, more: Partial<Parameters<typeof afterKey>[2]> = {}) =>
    afterKey(OUTPUT.gainDb, -3, { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more })

  it('step, leap, go to the ends and back to the default', () => {
    expect(press('ArrowUp')).toBe(-2.9)
    expect(press('ArrowLeft')).toBe(-3.1)
    expect(press('ArrowUp', { shiftKey: true })).toBe(-2)
    expect(press('PageDown')).toBe(-4)
    expect(press('Home')).toBe(-60)
    expect(press('End')).toBe(12)
    expect(press('Delete')).toBe(0)
  })

  it('leave all other keys to the page', () => {
    expect(press(' ')).toBeNull()
    expect(press('m')).toBeNull()
    expect(press('ArrowUp', { ctrlKey: true })).toBeNull()
    expect(press('ArrowLeft', { altKey: true })).toBeNull()
  })

  it('step with Alt too, up and down', () => {
    expect(press('ArrowUp', { altKey: true })).toBe(-2.9)
    expect(press('ArrowDown', { altKey: true, shiftKey: true })).toBe(-4)
  })
})

describe('keys that open the field for a typed value', () => {
  const start = (key: string, takesDigits: boolean, more: Partial<KeyPress> = {}) =>
    typedStart({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more }, takesDigits)

  it('are Enter, signs, and digits where the slider was walked to by keyboard', () => {
    expect([start('Enter', false), start('-', false), start('−', false), start('+', false)]).toEqual([
      '',
      '-',
      '−',
      '+',
    ])
    expect([start('7', true), start('7', false)]).toEqual(['7', null])
  })

  it('are none with a modifier, and no letters', () => {
    expect([start('7', true, { ctrlKey: true }), start('Enter', true, { metaKey: true })]).toEqual([null, null])
    expect([start('a', true), start(' ', true), start(',', true), start('.', true), start('F1', true)]).toEqual(
      Array(5).fill(null),
    )
  })
})

describe('the text that a value is typed over in', () => {
  it('has every figure that is kept, and no more', () => {
    expect(typedText(OUTPUT.gainDb, -3)).toBe('−3.0 dB')
    expect(typedText(EQ_BAND.hz, 2345)).toBe('2.345 kHz')
    expect(typedText(EQ_BAND.hz, 250)).toBe('250 Hz')
    expect(typedText(COMPRESSOR.attackMs, 15)).toBe('15.0 ms')
    expect(typedText(COMPRESSOR.attackMs, 1.25)).toBe('1.25 ms')
    expect(typedText(COMPRESSOR.ratio, 2.355)).toBe('2.355:1')
  })

  it.each(numbers)('gives $name back as it is', ({ param }) => {
    for (const place of [0, 0.1, 0.37, 0.5, 0.92, 1]) {
      const value = valueAt(param, place)
      const parsed = parseValue(param, typedText(param, value))
      expect('value' in parsed && tidy(param, parsed.value)).toBe(value)
    }
  })
})
