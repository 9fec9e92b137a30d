import { afterAll, expect, it } from 'vitest'
import { MASTER_LAYOUT, type Param, type Slot, STRIP_LAYOUT } from '../../src/params'
import { renderMix } from '../../src/render/render-mix'
import type { SessionDoc } from '../../src/session/document'
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
  session.sections = [
    { id: 's1', name: 'Verse', startSeconds: 0 },
    { id: 's2', name: 'Chorus', startSeconds: 0.1 },
  ]
  const { strip } = session.groups[0]!
  Object.assign(strip.repair, { humOn: true })
  Object.assign(strip.filters, { highPassOn: true, lowPassOn: true, lowPassHz: 12_000 })
  // White noise is the louder the higher the band: each threshold lies where the range is in use, but not all of it.
  strip.eq.bands.forEach((band, index) => {
    Object.assign(band, { on: true, gainDb: 2, rangeDb: -12, thresholdDb: -36 + 2.5 * index })
  })
  Object.assign(strip.compressor, { on: true, thresholdDb: -30, linkPercent: 60, mixPercent: 80, kneeDb: 3 })
  Object.assign(strip.transient, { on: true, attackDb: 3, sustainDb: -3 })
  Object.assign(strip.saturator, { on: true, tonePercent: 20, mixPercent: 80 })
  Object.assign(strip.width, { on: true, widthPercent: 120, monoOn: true })
  Object.assign(strip.rides, { rampMs: 50, gainsDb: { s2: 3 } })
  Object.assign(strip.send, { on: true, gainDb: -6 })
  const { master } = session
  Object.assign(master.reverb, { on: true, decaySeconds: 0.2 })
  for (const band of master.eq.bands) Object.assign(band, { on: true, gainDb: 2, channels: 'mid' })
  Object.assign(master.multiband, { on: true, count: '4' })
  for (const band of master.multiband.bands) Object.assign(band, { thresholdDb: -40, ratio: 3, gainDb: 1 })
  Object.assign(master.glue, { on: true, thresholdDb: -30, linkPercent: 60, mixPercent: 80, kneeDb: 3 })
  Object.assign(master.saturator, { on: true, tonePercent: 20, mixPercent: 80 })
  Object.assign(master.width, { on: true, widthPercent: 120, monoOn: true })
  Object.assign(master.fades, { fadeInSeconds: 0.02, fadeOutSeconds: 0.02 })
  Object.assign(master.limiter, { driveDb: 17, autoRelease: false, stereoLinkPercent: 60 })
  return session
}

function otherValue(param: Param, value: unknown): unknown {
  if (param.kind === 'toggle') return !value
  if (param.kind === 'choice') return param.options.find((option) => option.id !== value)?.id
  if (param.unit === 's') return (value as number) + 0.05
  return (value as number) < param.max ? Math.min(param.max, (value as number) * 1.2 + 1) : param.min
}

async function hashWith(change: (session: SessionDoc) => void): Promise<string | null> {
  const session = busySession()
  change(session)
  return (await renderMix({ session, what: 'master', format: 'pcm24', dither: 'none', write: true, threads: 1 }, host))
    .pcmSha256
}

function turn(slot: Slot, settings: unknown): void {
  let at = settings
  for (const key of slot.path.slice(0, -1)) at = (at as Record<string, unknown>)[key]
  const values = at as Record<string, unknown>
  const key = slot.path.at(-1) as string
  values[key] = otherValue(slot.param, values[key])
}

/** A knob that turns and changes nothing is the failure to look for. Broken once by leaving the slope out of a filter. */
it('hears every parameter of every table in the exported bytes', async () => {
  const neutral = await hashWith(() => {})
  expect(await hashWith(() => {})).toBe(neutral)
  const unheard: string[] = []
  for (const slot of STRIP_LAYOUT.slots) {
    const hash = await hashWith(({ groups }) => turn(slot, groups[0]?.strip))
    if (hash === neutral) unheard.push(`strip.${slot.path.join('.')}`)
  }
  for (const slot of MASTER_LAYOUT.slots) {
    const hash = await hashWith(({ master }) => turn(slot, master))
    if (hash === neutral) unheard.push(`master.${slot.path.join('.')}`)
  }
  expect(unheard).toEqual([])
}, 120_000)

it.each<[string, (session: SessionDoc) => void]>([
  ['the gain of a ride', ({ groups }) => Object.assign(groups[0]!.strip.rides.gainsDb, { s2: 2 })],
  ['the ride of another section', ({ groups }) => Object.assign(groups[0]!.strip.rides.gainsDb, { s1: 1 })],
  ['the start of a section', ({ sections }) => Object.assign(sections[1]!, { startSeconds: 0.12 })],
  ['the order of the master', ({ master }) => master.order.reverse()],
])('hears %s', async (_, change) => {
  expect(await hashWith(change)).not.toBe(await hashWith(() => {}))
})
