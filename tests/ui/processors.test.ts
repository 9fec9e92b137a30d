import { describe, expect, it } from 'vitest'
import { defaultMaster, defaultStrip, MASTER_ORDER } from '../../src/params'
import {
  isMasterProcessorOn,
  isStripProcessorOn,
  MASTER_PROCESSORS,
  masterProcessorState,
  STRIP_PROCESSORS,
} from '../../src/ui/master/processors'
import { stripStates } from '../../src/ui/master/strip/strip-states'

const stripIds = Object.keys(STRIP_PROCESSORS) as (keyof typeof STRIP_PROCESSORS)[]
const masterIds = Object.keys(MASTER_PROCESSORS) as (keyof typeof MASTER_PROCESSORS)[]

it('calls nothing on in a new session but the limiter', () => {
  expect(stripIds.filter((id) => isStripProcessorOn(defaultStrip(), id))).toEqual([])
  expect(masterIds.filter((id) => isMasterProcessorOn(defaultMaster(), id))).toEqual(['limiter'])
})

it('shows of a name only what is a part of it, so that it can be spoken', () => {
  for (const { label, short, tiny } of [...Object.values(STRIP_PROCESSORS), ...Object.values(MASTER_PROCESSORS)]) {
    expect(label.toLowerCase()).toContain(short.toLowerCase())
    expect(short.toLowerCase()).toContain(tiny.toLowerCase())
  }
})

it('has a name for everything that can be ordered', () => {
  expect(masterIds).toEqual(expect.arrayContaining([...MASTER_ORDER]))
})

it('says how each processor of the master stands', () => {
  const master = defaultMaster()
  const states = () => masterIds.map((id) => masterProcessorState(master, id))
  expect(states()).toEqual(['off', 'flat', 'off', 'off', 'off', 'off', 'none', '−1.0 dBTP'])
  for (const id of ['reverb', 'multiband', 'glue', 'saturator', 'width'] as const) master[id].on = true
  Object.assign(master.eq.bands[0] ?? {}, { on: true })
  master.fades.fadeInSeconds = 1
  expect(states()).toEqual(['1.20 s', '1 band', '3 bands', '1.5:1', 'tape', '100 %', 'set', '−1.0 dBTP'])
})

describe('what a strip says of itself', () => {
  const said = (change: (strip: ReturnType<typeof defaultStrip>) => void) => {
    const strip = defaultStrip()
    change(strip)
    return stripStates(strip).map(({ text }) => text)
  }
  const dynamic = (hz: number, rangeDb: number) => ({ on: true, hz, rangeDb })

  it('is nothing while nothing is on', () => {
    expect(said(() => {})).toEqual([])
  })

  it('tells a de-esser from other dynamic bands, and both from static ones', () => {
    expect(said(({ eq }) => Object.assign(eq.bands[6] ?? {}, dynamic(6500, -6)))).toEqual(['De-ess'])
    expect(said(({ eq }) => Object.assign(eq.bands[6] ?? {}, dynamic(6500, 3)))).toEqual(['Dyn'])
    expect(said(({ eq }) => Object.assign(eq.bands[1] ?? {}, dynamic(200, -6)))).toEqual(['Dyn'])
    expect(said(({ eq }) => Object.assign(eq.bands[1] ?? {}, dynamic(200, 0)))).toEqual([])
    expect(said(({ eq }) => Object.assign(eq.bands[1] ?? {}, dynamic(6500, -6), { type: 'notch' }))).toEqual([])
  })

  it('names what is in the path in the order of the signal, and how loud it sends', () => {
    const all = said((strip) => {
      strip.repair.humOn = true
      strip.transient.on = true
      strip.saturator.on = true
      strip.width.on = true
      strip.send.on = true
    })
    expect(all).toEqual(['Repair', 'Trans', 'Sat', 'Width', 'Send −18'])
  })
})
