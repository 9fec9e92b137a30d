import { afterAll, expect, it } from 'vitest'
import { MASTER_LAYOUT, type Param, type Slot, STRIP_LAYOUT } from '../../src/params'
import { renderMix } from '../../src/render/render-mix'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { InProcessHost, noise24 } from './in-process-host'

const RATE = 48_000
const host = new InProcessHost()
afterAll(() => host.dispose())

/** One loud stem, different on its two sides, and every processor at work: no parameter can hide. */
function busySession() {
  const session = defaultSession(RATE)
  const stem = host.add('noise.wav', { rateHz: RATE, ...noise24(7, 12_000, 0.7) })
  session.groups = [newGroup('g1', [stem])]
  const { strip } = session.groups[0]!
  Object.assign(strip.filters, { highPassOn: true, lowPassOn: true, lowPassHz: 12_000 })
  Object.assign(strip.compressor, { on: true, thresholdDb: -30, linkPercent: 60, mixPercent: 80, kneeDb: 3 })
  Object.assign(session.master.glue, { on: true, thresholdDb: -30, linkPercent: 60, mixPercent: 80, kneeDb: 3 })
  for (const eq of [strip.eq, session.master.eq])
    for (const band of eq.bands) Object.assign(band, { on: true, gainDb: 2 })
  Object.assign(session.master.limiter, { driveDb: 9, autoRelease: false })
  Object.assign(session.master.fades, { fadeInSeconds: 0.02, fadeOutSeconds: 0.02 })
  return session
}

function otherValue(param: Param, value: unknown): unknown {
  if (param.kind === 'toggle') return !value
  if (param.kind === 'choice') return param.options.find((option) => option.id !== value)?.id
  if (param.unit === 's') return (value as number) + 0.05
  return (value as number) < param.max ? Math.min(param.max, (value as number) * 1.2 + 1) : param.min
}

async function bytesWith(host_: 'strip' | 'master', slot: Slot | null): Promise<string | null> {
  const session = busySession()
  if (slot) {
    let at: unknown = host_ === 'strip' ? session.groups[0]?.strip : session.master
    for (const key of slot.path.slice(0, -1)) at = (at as Record<string, unknown>)[key]
    const settings = at as Record<string, unknown>
    const key = slot.path.at(-1) as string
    settings[key] = otherValue(slot.param, settings[key])
  }
  return (await renderMix({ session, what: 'master', format: 'wav24', dither: 'none', threads: 1 }, host)).sha256
}

/** A knob that turns and changes nothing is the failure to look for. Broken once by leaving the slope out of a filter. */
it('hears every parameter of every table in the exported bytes', async () => {
  const neutral = await bytesWith('strip', null)
  expect(await bytesWith('strip', null)).toBe(neutral)
  const unheard: string[] = []
  for (const [name, layout] of [
    ['strip', STRIP_LAYOUT],
    ['master', MASTER_LAYOUT],
  ] as const) {
    for (const slot of layout.slots) {
      if ((await bytesWith(name, slot)) === neutral) unheard.push(`${name}.${slot.path.join('.')}`)
    }
  }
  expect(unheard).toEqual([])
})
