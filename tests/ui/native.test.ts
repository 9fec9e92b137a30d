import { expect, it } from 'vitest'
import { pageTitle } from '../../src/ui/native/page-title'
import { silentWave } from '../../src/ui/native/silent-wave'
import { waveFile } from '../wave-file'

it('says in the tab what is open, and that it plays', () => {
  expect(pageTitle(undefined, false)).toBe('Tutti')
  expect(pageTitle('', false)).toBe('Untitled – Tutti')
  expect(pageTitle('Francium', false)).toBe('Francium – Tutti')
  expect(pageTitle('Francium', true)).toBe('▶ Francium – Tutti')
})

it('makes silence that is a wave file, long enough for media keys, and exactly silent', () => {
  const bytes = Buffer.from(silentWave(10))
  const { kind, bits, rateHz, data } = waveFile(bytes)
  expect({ kind, bits, rateHz, seconds: data.length / rateHz }).toEqual({ kind: 1, bits: 8, rateHz: 8000, seconds: 10 })
  expect(data.every((sample) => sample === 128)).toBe(true)
})
