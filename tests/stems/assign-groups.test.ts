import { describe, expect, it } from 'vitest'
import type { StemRef } from '../../src/session/document'
import { assignGroups } from '../../src/stems/assign-groups'

const stem = (fileName: string): StemRef => ({
  fileName,
  sha256: null,
  rateHz: 48000,
  channels: 2,
  frames: 1,
  lossy: false,
})

const EIGHT = ['Kick', 'Snare', 'Bass', 'Gtr', 'Keys', 'Pad', 'Lead Vox', 'FX'].map((name) => stem(`${name}.wav`))

describe('places of added stems', () => {
  it('gives each of eight stems a group, named by its file, with its family', () => {
    const { groups, said } = assignGroups([], EIGHT)
    expect(groups.map((group) => group.name)).toEqual(EIGHT.map((one) => one.fileName))
    expect(groups.map((group) => group.family)).toEqual([
      'drums',
      'drums',
      'bass',
      'guitars',
      'keys',
      'synths',
      'leadVocal',
      'effects',
    ])
    expect(new Set(groups.map((group) => group.id)).size).toBe(8)
    expect(said).toEqual([])
  })

  it('lets a ninth join its family where fewest are, and says so by name', () => {
    const first = assignGroups([], EIGHT)
    const { groups, said } = assignGroups(first.groups, [stem('Hats.wav'), stem('Toms.wav'), stem('Sub.wav')])
    expect(groups.map((group) => group.stems.length)).toEqual([2, 2, 2, 1, 1, 1, 1, 1])
    expect(groups[1]?.stems.map((one) => one.fileName)).toEqual(['Snare.wav', 'Hats.wav'])
    expect(said).toHaveLength(3)
    expect(said[2]).toContain('"Sub.wav" joined "Bass.wav"')
    expect(groups[3]).toBe(first.groups[3])
  })

  it('lets a stem without a family here join the last of the emptiest groups', () => {
    const { groups } = assignGroups([], [...EIGHT, stem('Strings.wav'), stem('Brass.wav')])
    expect(groups[7]?.stems.map((one) => one.fileName)).toEqual(['FX.wav', 'Strings.wav'])
    expect(groups[6]?.stems.map((one) => one.fileName)).toEqual(['Lead Vox.wav', 'Brass.wav'])
  })

  it('shows a very long name shortened', () => {
    const { said } = assignGroups([], [...EIGHT, stem(`${'x'.repeat(600)}.wav`)])
    expect(said[0]?.length).toBeLessThan(200)
    expect(said[0]).toContain('.wav" joined')
  })
})
