import { describe, expect, it } from 'vitest'
import { asciiText, bextChunk, pcmHistory } from '../../src/wav/bext-chunk'

describe('text for a bext chunk', () => {
  const cases = [
    ['Plain ~ text', 'Plain ~ text'],
    ['Crème brûlée, Ångström', 'Creme brulee, Angstrom'],
    ['e\u0301', 'e'],
    ['Straße', 'Strasse'],
    ['“Q” ‘q’ «g» — –', '"Q" \'q\' "g" - -'],
    ['ﬁve ½ ①', 'five 1?2 1'],
    ['a\nb\tc\u00a0d', 'a b c d'],
    ['\u{1f3a7}\u{1f3a7}', '??'],
    ['\u{1d400}', '?'],
    ['日本 Ω Й', '?? ? ?'],
    ['\ud83c', '?'],
    ['\u0000\u007f', '??'],
  ] as const
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => expect(asciiText(text)).toBe(expected))
  }

  it('fits its fields, and has nothing but its own history behind them', () => {
    const texts = { description: 'd'.repeat(300), originator: 'o'.repeat(40), date: '2026-11-21' }
    const chunk = bextChunk({ ...texts, codingHistory: 'A=PCM\r\n' })
    expect(chunk.length).toBe(8 + 602 + 7 + 1)
    const text = new TextDecoder('latin1').decode(chunk.subarray(8))
    expect(text.slice(0, 330)).toBe(`${'d'.repeat(256)}${'o'.repeat(32)}${'\0'.repeat(32)}2026-11-21`)
    expect(text.slice(602)).toBe('A=PCM\r\n\0')
    // Not set: 0x7FFF, five times; before it the UMID, behind it what is reserved.
    expect([...chunk.subarray(8 + 348, 8 + 602)]).toEqual([
      ...Array(64).fill(0),
      ...Array(5).fill([0xff, 0x7f]).flat(),
      ...Array(180).fill(0),
    ])
  })

  it('writes a line of coding history whose free text has no commas', () => {
    expect(pcmHistory(44_100, 16, 'A, B, ü')).toBe('A=PCM,F=44100,W=16,M=stereo,T=A; B; u\r\n')
  })
})
