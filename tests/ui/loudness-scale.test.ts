import { expect, it } from 'vitest'
import {
  EBU_SCALES,
  ebuScale,
  loudnessText,
  NEW_METER_CHOICE,
  scaleMarks,
  scaleShare,
  scaleText,
  zeroLufs,
} from '../../src/ui/figures/loudness-scale'

it('has the two scales of EBU Tech 3341 around its zero', () => {
  expect([EBU_SCALES.plus9.lowLu, EBU_SCALES.plus9.highLu]).toEqual([-18, 9])
  expect([EBU_SCALES.plus18.lowLu, EBU_SCALES.plus18.highLu]).toEqual([-36, 18])
  expect(scaleShare(-41, 'plus9', -23)).toBe(0)
  expect(scaleShare(-23, 'plus9', -23)).toBeCloseTo(2 / 3, 12)
  expect(scaleShare(-14, 'plus9', -23)).toBe(1)
  expect(scaleShare(-23, 'plus18', -23)).toBeCloseTo(2 / 3, 12)
  // Beyond the ends, and where nothing is measured.
  expect(scaleShare(-5, 'plus9', -23)).toBe(1)
  expect(scaleShare(Number.NEGATIVE_INFINITY, 'plus9', -23)).toBe(0)
  expect(scaleShare(Number.NaN, 'plus9', -23)).toBe(0)
})

it('counts from the session’s target, or from R 128', () => {
  expect(zeroLufs(NEW_METER_CHOICE, -14)).toBe(-14)
  expect(zeroLufs({ ...NEW_METER_CHOICE, zero: 'r128' }, -14)).toBe(-23)
})

it('marks the scale in the unit that was chosen', () => {
  const texts = (unit: 'LU' | 'LUFS', zero: number) =>
    scaleMarks({ ...NEW_METER_CHOICE, unit }, zero).map(({ text }) => text)
  expect(texts('LU', -23)).toEqual(['−18', '−9', '0', '+9'])
  expect(texts('LUFS', -23)).toEqual(['−41', '−32', '−23', '−14'])
  expect(texts('LUFS', -13.5)).toEqual(['−31.5', '−22.5', '−13.5', '−4.5'])
})

it('writes one decimal, a real minus, and a plus only for what lies above zero', () => {
  expect(loudnessText(-18.04, 'LUFS', -23)).toBe('−18.0')
  expect(loudnessText(-18.04, 'LU', -23)).toBe('+5.0')
  expect(loudnessText(-25.26, 'LU', -23)).toBe('−2.3')
  expect(loudnessText(-22.97, 'LU', -23)).toBe('0.0')
  expect(loudnessText(-23.03, 'LU', -23)).toBe('0.0')
  expect(loudnessText(null, 'LU', -23)).toBe('–')
})

it('names the scale with its unit, and keeps loudness on an EBU scale beside a K-System meter', () => {
  expect(scaleText(NEW_METER_CHOICE)).toEqual(['EBU +9', 'LUFS'])
  expect(scaleText({ ...NEW_METER_CHOICE, scale: 'plus18', unit: 'LU' })).toEqual(['EBU +18', 'LU'])
  expect(scaleText({ ...NEW_METER_CHOICE, scale: 'k14' })).toEqual(['K-14', 'dB'])
  expect([ebuScale('plus9'), ebuScale('k20')]).toEqual(['plus9', 'plus18'])
})
