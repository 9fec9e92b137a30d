import { describe, expect, it } from 'vitest'
import { coverWith } from '../../src/session/exact-cover'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { planAlternates } from '../../src/session/plan-alternates'

const NAMES = ['Drums.wav', 'Bass.flac', 'Lead Vocal', 'Choir']

function sessionWith(sets: [name: string, groups: string[]][], more: object = {}) {
  const session = defaultSession(48_000)
  session.groups = NAMES.map((name, index) => ({ ...newGroup(`g${index + 1}`, []), name }))
  session.alternates = {
    ...session.alternates,
    ...more,
    sets: sets.map(([name, groups]) => ({ name, groups, targetLufs: -14 })),
  }
  return session
}

describe('what a session writes beside its master', () => {
  it('is nothing by default', () => {
    expect(planAlternates(sessionWith([]))).toEqual({ mode: 'linked', files: [], sums: [], notes: [], obstacle: null })
  })

  it('is the sets, and then each strip by its name without the ending of a file', () => {
    const session = sessionWith([['Vocals', ['g4', 'g3', 'gone']]], { stems: true })
    const { files, sums } = planAlternates(session)
    expect(files.map(({ kind, name, groups }) => [kind, name, ...groups])).toEqual([
      ['set', 'Vocals', 'g3', 'g4'],
      ['stem', 'Drums', 'g1'],
      ['stem', 'Bass', 'g2'],
      ['stem', 'Lead Vocal', 'g3'],
      ['stem', 'Choir', 'g4'],
    ])
    expect(sums).toEqual([[1, 2, 3, 4]])
  })

  it('gives names that a file system takes, each once', () => {
    const session = sessionWith([
      ['AC/DC: "live"?', ['g1']],
      ['drums', ['g1']],
      ['Drums ', ['g1']],
      ['...', ['g1']],
    ])
    session.alternates.stems = true
    const names = planAlternates(session).files.map(({ name }) => name)
    expect(names.slice(0, 5)).toEqual(['AC DC live', 'drums', 'Drums 2', 'Alternate 4', 'Drums 3'])
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
  })

  it('finds the sets that sum to the master among those that do not', () => {
    const sets: [string, string[]][] = [
      ['TV mix', ['g1', 'g2', 'g4']],
      ['Instrumental', ['g1', 'g2']],
      ['A cappella', ['g3', 'g4']],
      ['Lead', ['g3']],
      ['Drums and lead', ['g1', 'g3']],
    ]
    expect(planAlternates(sessionWith(sets)).sums).toEqual([
      [0, 3],
      [1, 2],
    ])
    expect(planAlternates(sessionWith(sets, { mode: 'free' })).sums).toEqual([])
  })

  it('leaves muted strips out of everything, and names a set that nothing is left of', () => {
    const session = sessionWith(
      [
        ['Instrumental', ['g1', 'g2']],
        ['Vocals', ['g3', 'g4']],
      ],
      { stems: true },
    )
    session.groups[1]!.strip.output.mute = true
    const { files, sums, notes, obstacle } = planAlternates(session)
    expect(files.map(({ groups }) => groups.join())).toEqual(['g1', 'g3,g4', 'g1', 'g3', 'g4'])
    expect(sums).toEqual([
      [0, 1],
      [2, 3, 4],
    ])
    expect(notes).toEqual(['"Bass" is muted: it sounds in no file.'])
    expect(obstacle).toBe(null)
    session.groups[0]!.strip.output.mute = true
    expect(planAlternates(session).obstacle).toContain('"Instrumental" would be silent')
  })

  it('has no mastered stems when it is free, and says so', () => {
    const { files, notes } = planAlternates(sessionWith([['Vocals', ['g3']]], { stems: true, mode: 'free' }))
    expect(files).toHaveLength(1)
    expect(notes[0]).toContain('Mastered stems are linked files')
  })
})

describe('coverWith', () => {
  it('finds each set its partners, and is quick where there are none', () => {
    expect(coverWith(0, [0b001, 0b010, 0b110, 0b101], 0b111)).toEqual([0, 2])
    expect(coverWith(1, [0b001, 0b010, 0b110, 0b101], 0b111)).toEqual([1, 3])
    expect(coverWith(0, [0b001, 0b010], 0b111)).toBe(null)
    expect(coverWith(0, [0b1001], 0b0111)).toBe(null)
    const pairs = Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? 0b0000011 : 0b0000110))
    expect(coverWith(0, pairs, 0b1111111)).toBe(null)
  })
})
