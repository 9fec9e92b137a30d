import { describe, expect, it } from 'vitest'
import { copySettings } from '../../src/commands/copy-settings'
import { pasteSettings, pasteText } from '../../src/commands/paste-settings'
import { resetSettings } from '../../src/commands/reset-settings'
import { setParameter } from '../../src/commands/set-parameter'
import { defaultStrip } from '../../src/params'
import { handApp } from './hand-app'

const strip = (groupId: string) => ({ host: 'strip', groupId, processor: null }) as const
const compressor = (groupId: string) => ({ host: 'strip', groupId, processor: 'compressor' }) as const
const CHAIN = { host: 'master', processor: null } as const

function pressed() {
  const hand = handApp()
  setParameter(hand.app, ['groups', 0, 'strip', 'compressor', 'on'], true, 'on')
  setParameter(hand.app, ['groups', 0, 'strip', 'compressor', 'ratio'], 4, 'ratio')
  return hand
}

describe('settings that are copied and pasted', () => {
  it('go to the same processor of another strip, in one step of undo', async () => {
    const { app, strip: at, steps, undo, redo } = pressed()
    copySettings(app, compressor('g1'))
    expect(await pasteSettings(app, strip('g2'))).toBe(true)
    expect(at(1).compressor).toEqual({ ...defaultStrip().compressor, on: true, ratio: 4 })
    expect(steps().at(-1)).toBe('Paste Drums compressor to Bass')
    undo()
    expect(at(1)).toEqual(defaultStrip())
    redo()
    expect(at(1).compressor.ratio).toBe(4)
    expect(app.view.getState().chosen).toEqual(compressor('g2'))
  })

  it('go from a strip’s compressor to the master’s glue and back', () => {
    const { app, session, strip: at, steps } = pressed()
    const text = copySettings(app, compressor('g1')) ?? ''
    expect(pasteText(app, { host: 'master', processor: 'eq' }, text)).toBe(true)
    expect(session().master.glue).toMatchObject({ on: true, ratio: 4 })
    expect(steps().at(-1)).toBe('Paste Drums compressor to Master')
    pasteText(app, compressor('g3'), copySettings(app, { host: 'master', processor: 'glue' }) ?? '')
    expect(at(2).compressor).toEqual(at(0).compressor)
  })

  it('of a whole strip leave name, family, mute and links where they are', () => {
    const { app, session, strip: at } = pressed()
    setParameter(app, ['groups', 0, 'strip', 'output', 'mute'], true, 'mute')
    setParameter(app, ['groups', 0, 'strip', 'output', 'gainDb'], -3, 'gain')
    pasteText(app, strip('g2'), copySettings(app, strip('g1')) ?? '')
    expect(at(1)).toEqual({ ...at(0), output: { ...at(0).output, mute: false } })
    expect(session().groups[1]).toMatchObject({ id: 'g2', name: 'Bass', family: 'instruments' })
  })

  it('take rides along within one song only', () => {
    const { app, strip: at } = pressed()
    setParameter(app, ['groups', 0, 'strip', 'rides', 'gainsDb'], { s2: 1.5, gone: 3 }, 'ride')
    const text = copySettings(app, strip('g1')) ?? ''
    pasteText(app, strip('g2'), text)
    expect(at(1).rides.gainsDb).toEqual({ s2: 1.5 })
    app.hand.setState({ copied: { text, songId: 'another' } })
    pasteText(app, strip('g3'), text)
    expect(at(2).rides.gainsDb).toEqual({})
    expect(at(2).compressor.ratio).toBe(4)
  })

  it('that change nothing are no step', () => {
    const { app, steps } = pressed()
    const before = steps().length
    pasteText(app, strip('g1'), copySettings(app, strip('g1')) ?? '')
    pasteText(app, CHAIN, copySettings(app, CHAIN) ?? '')
    expect(steps()).toHaveLength(before)
  })

  it('are refused in words where they do not fit or cannot be read', async () => {
    const { app, session, said } = pressed()
    const before = session()
    const paste = (target: Parameters<typeof pasteText>[1], text: string | null) => pasteText(app, target, text ?? '')
    expect(paste(CHAIN, copySettings(app, strip('g1')))).toBe(false)
    expect(said().at(-1)).toMatch(/^Nothing was pasted. These are the settings of a whole strip: choose a strip/)
    expect(paste(strip('g1'), copySettings(app, { host: 'master', processor: 'limiter' }))).toBe(false)
    expect(said().at(-1)).toMatch(/A strip has no processor for “Master true-peak limiter”/i)
    expect(
      paste(
        strip('g1'),
        '{"tutti":"fragment","version":1,"kind":"strip","host":"strip","name":"x","settings":{"eq":{"on":3}}}',
      ),
    ).toBe(false)
    expect(said().at(-1)).toMatch(/settings\.eq\.on must be true or false, not 3/)
    app.hand.setState({ copied: null })
    expect(await pasteSettings(app, strip('g1'))).toBe(false)
    expect(said().at(-1)).toMatch(/^There are no settings to paste/)
    expect(session()).toBe(before)
  })

  it('say what could not come along', () => {
    const { app, said } = pressed()
    const band = ['groups', 0, 'strip', 'eq', 'bands', 6]
    setParameter(app, [...band, 'on'], true, 'on')
    setParameter(app, [...band, 'rangeDb'], -4, 'range')
    pasteText(app, CHAIN, copySettings(app, { host: 'strip', groupId: 'g1', processor: 'eq' }) ?? '')
    expect(said()).toEqual(['Pasted without the movement of its dynamic bands.'])
  })
})

it('resets a strip in one step, but for its mute', () => {
  const { app, strip: at, steps, undo } = pressed()
  setParameter(app, ['groups', 0, 'strip', 'output', 'mute'], true, 'mute')
  setParameter(app, ['groups', 0, 'strip', 'rides', 'gainsDb'], { s2: 1.5 }, 'ride')
  const before = at(0)
  resetSettings(app, strip('g1'))
  expect(at(0)).toEqual({ ...defaultStrip(), output: { ...defaultStrip().output, mute: true } })
  expect(steps().at(-1)).toBe('Reset Drums')
  undo()
  expect(at(0)).toEqual(before)
})
