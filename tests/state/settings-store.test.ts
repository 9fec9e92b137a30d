import { expect, it } from 'vitest'
import { createSettingsStore, DEFAULT_SETTINGS } from '../../src/state/settings-store'

function storage(kept: string | null = null) {
  const held = { text: kept }
  return {
    held,
    getItem: () => held.text,
    setItem: (_: string, text: string) => {
      held.text = text
    },
  }
}

it('keeps what is set, and reads it back', () => {
  const place = storage()
  createSettingsStore(place).setState({ theme: 'light', spectrumTiltDbPerOctave: 3 })
  expect(createSettingsStore(place).getState()).toEqual({
    ...DEFAULT_SETTINGS,
    theme: 'light',
    spectrumTiltDbPerOctave: 3,
  })
})

it('takes nothing that a setting cannot be', () => {
  const kept = JSON.stringify({
    theme: 'pink',
    earBreaks: 1,
    spectrumTiltDbPerOctave: 99,
    other: true,
    stripsHeightPx: 2000,
    spectrumSpeed: 'fast',
  })
  expect(createSettingsStore(storage(kept)).getState()).toEqual({ ...DEFAULT_SETTINGS, spectrumSpeed: 'fast' })
})

it.each(['', 'null', '{', '[1]'])('begins anew from damaged text: %j', (kept) => {
  expect(createSettingsStore(storage(kept)).getState()).toEqual(DEFAULT_SETTINGS)
})

it('holds its settings where the browser keeps nothing', () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
  }
  const store = createSettingsStore(full)
  store.setState({ theme: 'dark' })
  expect(store.getState().theme).toBe('dark')
})
