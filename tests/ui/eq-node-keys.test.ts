import { describe, expect, it } from 'vitest'
import { defaultMaster, defaultStrip, EQ_BAND } from '../../src/params'
import { bandAfterKey, opensMenu } from '../../src/ui/master/equaliser/node-keys'
import { noteText, spokenBand } from '../../src/ui/master/equaliser/node-text'

const bell = { ...defaultStrip().eq.bands[4]!, on: true, hz: 820, gainDb: -0.8 }
const notch = { ...bell, type: 'notch' as const }
const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }
const press = (key: string, more: Partial<typeof none> = {}) => ({ ...none, ...more, key })
const shift = { shiftKey: true }

describe('keys on a node', () => {
  it('move one value each, and no other', () => {
    expect(bandAfterKey(bell, press('ArrowRight'))).toEqual({ hz: 836.4 })
    expect(bandAfterKey(bell, press('ArrowLeft'))?.hz).toBeLessThan(820)
    expect(bandAfterKey(bell, press('ArrowUp'))).toEqual({ gainDb: -0.7 })
    expect(bandAfterKey(bell, press('ArrowDown'))).toEqual({ gainDb: -0.9 })
    expect(bandAfterKey(bell, press('PageUp'))).toEqual({ gainDb: 0.2 })
    expect(bandAfterKey(bell, press('PageDown'))).toEqual({ gainDb: -1.8 })
    expect(bandAfterKey(bell, press('ArrowUp', shift))).toEqual({ q: 1.03 })
    expect(bandAfterKey(bell, press(']'))).toEqual({ q: 1.03 })
    expect(bandAfterKey(bell, press('['))).toEqual(bandAfterKey(bell, press('ArrowDown', shift)))
    expect(bandAfterKey(bell, press('Home'))).toEqual({ gainDb: 0 })
  })

  it('move finely with Shift, by a third of an octave with the Page keys and Shift', () => {
    expect(bandAfterKey(bell, press('ArrowRight', shift))?.hz).toBeCloseTo(820 * 1.02 ** 0.1, 0)
    const octaves = Math.log2((bandAfterKey(bell, press('PageUp', shift))?.hz ?? 0) / 820)
    expect(octaves).toBeGreaterThan(0.25)
    expect(octaves).toBeLessThan(0.34)
  })

  it('stay within the band, and leave a notch without gain', () => {
    const highest = { ...bell, hz: EQ_BAND.hz.max, gainDb: EQ_BAND.gainDb.max, q: EQ_BAND.q.max }
    expect(bandAfterKey(highest, press('ArrowRight'))).toEqual({ hz: EQ_BAND.hz.max })
    expect(bandAfterKey(highest, press('PageUp'))).toEqual({ gainDb: EQ_BAND.gainDb.max })
    expect(bandAfterKey(highest, press(']'))).toEqual({ q: EQ_BAND.q.max })
    expect(bandAfterKey(notch, press('ArrowUp'))).toEqual({})
    expect(bandAfterKey(notch, press('Home'))).toEqual({})
  })

  it('leave everybody else their keys', () => {
    for (const key of ['Tab', ' ', 'a', 'm', 'Escape', '1']) expect(bandAfterKey(bell, press(key))).toBeNull()
    expect(bandAfterKey(bell, press('ArrowUp', { ctrlKey: true }))).toBeNull()
    expect(bandAfterKey(bell, press('[', { metaKey: true }))).toBeNull()
    expect(opensMenu(press('F10', shift))).toBe(true)
    expect(opensMenu(press('F10'))).toBe(false)
    expect(opensMenu(press('ContextMenu'))).toBe(true)
  })
})

describe('what is said of a band', () => {
  it('names its figures with their units', () => {
    expect(spokenBand(bell)).toBe('820 Hz, minus 0.8 dB, Q 1.00, bell')
    expect(spokenBand({ ...bell, hz: 2000, gainDb: 3, type: 'highShelf' })).toBe('2 kHz, 3.0 dB, Q 1.00, high shelf')
    expect(spokenBand(notch)).toBe('820 Hz, Q 1.00, notch')
    expect(spokenBand({ ...bell, rangeDb: -6 })).toBe('820 Hz, minus 0.8 dB, Q 1.00, bell, moves by minus 6.0 dB')
    const side = { ...defaultMaster().eq.bands[0]!, on: true, channels: 'side' as const }
    expect(spokenBand(side)).toBe('60 Hz, 0.0 dB, Q 1.00, bell, side')
  })

  it('names the note', () => {
    expect(noteText(440)).toBe('A4')
    expect(noteText(443)).toBe('A4 +12 ct')
    expect(noteText(261.6256)).toBe('C4')
    expect(noteText(27.5)).toBe('A0')
    expect(noteText(430)).toBe('A4 −40 ct')
    expect(noteText(20)).toMatch(/^E♭0/)
  })
})
