import { describe, expect, it } from 'vitest'
import { readSeconds, secondsText } from '../../src/ui/compare/listen/seconds-text'

describe('a time that is typed', () => {
  it.each([
    ['65.25', 65.25],
    ['1:05.25', 65.25],
    ['0:01:05,25', 65.25],
    ['1:00:00', 3600],
    ['-2.1', -2.1],
    ['−0:04.500', -4.5],
    ['.5', 0.5],
    [' 3 s ', 3],
    ['0.0004', 0],
    ['-0', 0],
  ])('reads %s', (text, seconds) => {
    expect(readSeconds(text)).toBe(seconds)
  })

  it.each(['', 'soon', '1:60', '1:2:3:4', '1e3', '1:', '--1', '1.2.3', '5 m'])('takes %s for no time', (text) => {
    expect(readSeconds(text)).toBeNull()
  })

  // Broken once by a minus that only the hyphen was.
  it('reads back what it writes', () => {
    for (const seconds of [0, 0.001, 59.999, 60, 3599.5, -0.01, -3600, 12.345]) {
      expect(readSeconds(secondsText(seconds))).toBe(seconds)
    }
  })
})
