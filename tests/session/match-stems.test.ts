import { describe, expect, it } from 'vitest'
import type { StemRef } from '../../src/session/document'
import { matchStems, wantsHashes } from '../../src/session/match-stems'
import { defaultSession, newGroup } from '../../src/session/new-session'

const ref = (fileName: string, sha256: string | null): StemRef => ({
  fileName,
  sha256,
  rateHz: 48000,
  channels: 2,
  frames: 1,
  lossy: false,
})
const file = (fileName: string, sha256: string | null = null) => ({ fileName, sha256 })

describe('matchStems', () => {
  it('believes the hash before the name', () => {
    const { matched, missing, extra } = matchStems(
      [ref('Drums.wav', 'd'), ref('Bass.wav', 'b')],
      [file('Bass.wav', 'd'), file('Drums.wav', 'b')],
    )
    expect(matched.map((match) => [match.wanted.fileName, match.found.fileName, match.by])).toEqual([
      ['Drums.wav', 'Bass.wav', 'hash'],
      ['Bass.wav', 'Drums.wav', 'hash'],
    ])
    expect([...missing, ...extra]).toEqual([])
  })

  it('falls back to the name, with letters written differently too', () => {
    const { matched } = matchStems(
      [ref('Café.wav', 'x'), ref('LEAD.wav', null)],
      [file('stems/lead.WAV'), file('Café.wav', 'y')],
    )
    expect(matched.map((match) => [match.wanted.fileName, match.by])).toEqual([
      ['Café.wav', 'name'],
      ['LEAD.wav', 'name'],
    ])
  })

  it('gives equal stems a file each, the one of the same name first', () => {
    const { matched, missing } = matchStems(
      [ref('A.wav', 's'), ref('B.wav', 's'), ref('C.wav', 's')],
      [file('B.wav', 's'), file('other.wav', 's')],
    )
    expect(matched.map((match) => [match.wanted.fileName, match.found.fileName])).toEqual([
      ['A.wav', 'other.wav'],
      ['B.wav', 'B.wav'],
    ])
    expect(missing.map((stem) => stem.fileName)).toEqual(['C.wav'])
  })

  it('reports what is missing and what is too much', () => {
    const { missing, extra } = matchStems([ref('A.wav', null)], [file('Z.wav', 'z')])
    expect(missing.map((stem) => stem.fileName)).toEqual(['A.wav'])
    expect(extra.map((stem) => stem.fileName)).toEqual(['Z.wav'])
  })

  it('asks for hashes only where the session has some', () => {
    const session = defaultSession(48000)
    session.groups = [newGroup('g1', [ref('A.wav', null)])]
    expect(wantsHashes(session)).toBe(false)
    session.groups.push(newGroup('g2', [ref('B.wav', 'b')]))
    expect(wantsHashes(session)).toBe(true)
  })
})
