import { describe, expect, it } from 'vitest'
import {
  freeName,
  freeStart,
  heldStart,
  likelyName,
  sectionAt,
  sectionEnd,
  startLimits,
} from '../../src/session/section-list'

const SONG = 60
const sections = [
  { id: 's1', name: 'Intro', startSeconds: 0.5 },
  { id: 's2', name: 'Verse', startSeconds: 10 },
  { id: 's3', name: 'Chorus', startSeconds: 30 },
]

describe('the sections of a song', () => {
  it('know which of them a moment lies in, and where each ends', () => {
    expect([0, 0.5, 9.999, 10, 59].map((seconds) => sectionAt(sections, seconds))).toEqual([-1, 0, 0, 1, 2])
    expect([0, 1, 2].map((index) => sectionEnd(sections, index, SONG))).toEqual([10, 30, SONG])
  })

  it('keep their order and a tenth of a second, wherever a start is put', () => {
    expect(startLimits(sections, 0, SONG)).toEqual({ min: 0, max: 9.9 })
    expect(startLimits(sections, 1, SONG)).toEqual({ min: 0.6, max: 29.9 })
    expect(startLimits(sections, 2, SONG)).toEqual({ min: 10.1, max: 59.9 })
    expect(heldStart(sections, 1, SONG, -5)).toBe(0.6)
    expect(heldStart(sections, 1, SONG, 99)).toBe(29.9)
    expect(heldStart(sections, 1, SONG, 12.34567)).toBe(12.346)
    // A song that has become shorter than its sections: the start stays behind the one before it.
    expect(startLimits(sections, 2, 5)).toEqual({ min: 10.1, max: 10.1 })
  })

  it('take a new one wherever it has room', () => {
    expect(freeStart(sections, SONG, 20)).toBe(20)
    expect(freeStart(sections, SONG, 10.1)).toBe(10.1)
    expect(freeStart(sections, SONG, 9.95)).toBeNull()
    expect(freeStart(sections, SONG, 10)).toBeNull()
    expect(freeStart(sections, SONG, SONG)).toBe(59.9)
    expect(freeStart([], 0.05, 0)).toBeNull()
  })

  it('are offered the next free name, and the likeliest', () => {
    expect(freeName(sections, 'Bridge')).toBe('Bridge')
    expect(freeName([...sections, { id: 's4', name: 'verse 2', startSeconds: 40 }], 'Verse')).toBe('Verse 3')
    expect(likelyName([], 0)).toBe('Intro')
    expect(likelyName(sections.slice(0, 1), 10)).toBe('Verse')
    expect(likelyName(sections.slice(0, 2), 30)).toBe('Chorus')
    expect(likelyName(sections, 40)).toBe('Verse 2')
    expect(likelyName(sections, 0)).toBe('Verse 2')
  })
})
