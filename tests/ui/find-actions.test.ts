import { describe, expect, it } from 'vitest'
import { allActions } from '../../src/ui/actions/all-actions'
import { findActions } from '../../src/ui/palette/find-actions'
import { paletteSections } from '../../src/ui/palette/palette-sections'
import { appWithSong } from './app-of-stores'

const { app } = appWithSong()
const actions = allActions(app)
const found = (text: string) => findActions(app, actions, text).map(({ label }) => label)

describe('finding an action', () => {
  it.each([
    ['drums eq', 'Drums: Equaliser'],
    ['equaliser drums', 'Drums: Equaliser'],
    ['drm cmprs', 'Drums: Compressor'],
    ['mute bass', 'Mute Bass'],
    ['export', 'Export master'],
    ['bounce', 'Export master'],
    ['chorus', 'To Chorus'],
    ['light', 'Light theme'],
    ['say loudness', 'Say the loudness (screen reader)'],
    ['LIMITER', 'Master: True-peak limiter'],
    ['Vöcal width', 'Lead vocal: Width'],
  ])('“%s” is first of all %s', (text, label) => {
    expect(found(text)[0]).toBe(label)
  })

  it('wants every word of the text', () => {
    expect(found('drums banana')).toEqual([])
    expect(found('drums').every((label) => /drums/i.test(label))).toBe(true)
  })

  it('shows everything by groups without a text, what was used last first, and no more than is read with one', () => {
    const sections = paletteSections(app, actions, '', ['play.loop', 'gone'])
    expect(sections[0]).toMatchObject({ title: 'Used last', items: [{ label: 'Loop on' }] })
    const labels = sections.flatMap(({ items }) => items.map(({ label }) => label))
    expect(labels).toContain('Drums: Equaliser')
    expect(labels.filter((label) => label === 'Loop on')).toHaveLength(1)
    // Of very many, and to be asked for.
    expect(labels).not.toContain('Drums is Bass')
    expect(found('drums is bass')[0]).toBe('Drums is Bass')
    expect(paletteSections(app, actions, 's', [])[0]?.items.length).toBe(40)
  })
})
