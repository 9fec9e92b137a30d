import { afterAll, beforeAll, expect, it } from 'vitest'
import { clickDbfs } from '../dsp/click'
import { type BuiltPage, openBuiltPage } from './harness/built-page'
import { browser } from './harness/page'

let built: BuiltPage
beforeAll(async () => {
  built = await openBuiltPage('live-page')
})
afterAll(async () => {
  await built.close()
  await (await browser()).close()
})

const RATE = 48_000

/** Level in dB of a tone in the last samples, full scale 0. */
function levelDb(samples: number[], hz: number, frames = 9600): number {
  const part = samples.slice(-frames)
  const turn = (2 * Math.PI * hz) / RATE
  const hann = (n: number) => 1 - Math.cos((2 * Math.PI * n) / frames)
  const real = part.reduce((sum, value, n) => sum + value * hann(n) * Math.cos(turn * n), 0)
  const imaginary = part.reduce((sum, value, n) => sum + value * hann(n) * Math.sin(turn * n), 0)
  return 20 * Math.log10((2 * Math.hypot(real, imaginary)) / frames)
}

it('lets the ears hear one band of a strip or of the master alone, without a click', async () => {
  const { page } = built
  await page.mouse.click(20, 20)
  const heard = await page.evaluate(async () => {
    const { openGraph, listen, wait } = window.live
    const own = [
      { hz: 100, peak: 0.2 },
      { hz: 1000, peak: 0.2 },
    ]
    const { graph, session } = await openGraph([own, [{ hz: 300, peak: 0.2 }]], 20)
    const group = session.groups[0]
    if (!group) throw new Error('no group')
    Object.assign(group.strip.eq.bands[3] ?? {}, { on: true, hz: 1000, q: 4, gainDb: 6 })
    Object.assign(session.master.eq.bands[0] ?? {}, { on: true, type: 'lowShelf', hz: 150, gainDb: 3 })
    graph.setSession({ ...session })
    const ears = listen(graph)
    await graph.play()
    await wait(1000)
    const all = ears()
    const place = { host: 'strip', groupId: group.id, processor: 'eq' } as const
    graph.ears.setHeldBand({ place, band: 3 })
    await wait(450)
    // The press and what follows it, in one stretch of 0.7 s.
    const pressed = ears()
    await wait(300)
    const strip = ears()
    graph.ears.setHeldBand({ place: { host: 'master', processor: 'eq' }, band: 0 })
    await wait(800)
    const master = ears()
    graph.ears.setHeldBand(null)
    await wait(450)
    const released = ears()
    await wait(400)
    const again = ears()
    await graph.dispose()
    return { all, pressed, strip, master, released, again }
  })
  for (const left of [heard.all, heard.again]) {
    expect(levelDb(left, 300)).toBeCloseTo(-13.98, 0)
    expect(levelDb(left, 1000)).toBeCloseTo(-13.98 + 6, 0)
  }
  // The strip's band: its own tone as the equaliser leaves it, the other strip not at all.
  expect(levelDb(heard.strip, 1000)).toBeCloseTo(-13.98 + 6, 1)
  expect(levelDb(heard.strip, 100)).toBeLessThan(-13.98 - 30)
  expect(levelDb(heard.strip, 300)).toBeLessThan(-120)
  // The master's low shelf: the lows of all strips.
  expect(levelDb(heard.master, 100)).toBeGreaterThan(-13.98)
  expect(levelDb(heard.master, 1000)).toBeLessThan(-13.98 + 6 - 30)
  for (const left of [heard.pressed, heard.released]) {
    const click = clickDbfs(Float32Array.from(faded(left)), RATE)
    expect(click).toBeLessThan(-90)
  }
})

/** The stretch begins and ends in the middle of the sound: by raised cosines, which do not click. */
function faded(samples: number[]): number[] {
  const fade = 2400
  return samples.map((value, n) => {
    const edge = Math.min(1, n / fade, (samples.length - 1 - n) / fade)
    return value * (0.5 - 0.5 * Math.cos(Math.PI * edge))
  })
}
