import { afterAll, beforeAll, expect, it } from 'vitest'
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

/** 48 kHz over 8192. */
const LINE_HZ = 5.859375
/** Lines of the tones, their peaks, and what is to be read: a full-scale sine in both channels is 0 dB. */
const TONES = [
  { line: 17, peak: 0.1, side: 'both', db: -20 },
  { line: 171, peak: 0.5, side: 'both', db: -6.02 },
  { line: 700, peak: 0.01, side: 'both', db: -40 },
  { line: 1400, peak: 0.1, side: 'against', db: -20 },
  { line: 2500, peak: 0.1, side: 'left', db: -23.01 },
  { line: 3400, peak: 0.001, side: 'both', db: -60 },
] as const

it('sees the spectrum of strips, before and after a processor, and the pairs of the output', async () => {
  const { page } = built
  await page.mouse.click(20, 20)
  const seen = await page.evaluate(
    async ({ tones, lineHz }) => {
      const { openGraph, wait } = window.live
      const stem = tones.map(({ line, peak, side }) => ({ hz: line * lineHz, peak, side }))
      const { graph, session } = await openGraph([[{ hz: 997, peak: 0.05 }], stem], 12)
      const { scope, ears } = graph
      const group = session.groups[1]
      if (!group) throw new Error('no group')
      Object.assign(group.strip.eq.bands[3] ?? {}, { on: true, type: 'bell', hz: 1000, q: 0.7, gainDb: 9 })
      Object.assign(group.strip.eq.bands[6] ?? {}, { on: true, type: 'highShelf', hz: 8000, gainDb: -6 })
      graph.setSession({ ...session })
      const lines = new Float32Array(scope.lines)
      const left = new Float32Array(512)
      const right = new Float32Array(512)
      const atRest = [scope.readSpectrum({ strip: 1 }, lines), scope.readPairs(left, right)]
      ears.setWatched({ host: 'strip', groupId: group.id, processor: 'eq' })
      await graph.play()
      const read = (tap: Parameters<typeof scope.readSpectrum>[0]) => {
        if (!scope.readSpectrum(tap, lines)) throw new Error('nothing is seen')
        return tones.map(({ line }) => lines[line] as number)
      }
      // Analysers begin to listen when they are first asked.
      for (const tap of ['before', 'after', { strip: 1 }, { strip: 4 }] as const) scope.readSpectrum(tap, lines)
      for (let n = 0; n < 18; n++) {
        scope.readPairs(left, right)
        await wait(50)
      }
      const before = read('before')
      const between = lines[1000] as number
      const after = read('after')
      const strip = read({ strip: 1 })
      read({ strip: 4 })
      const silence = lines.reduce((most, value) => Math.max(most, value), -Infinity)
      const hasPairs = scope.readPairs(left, right)
      const pairs = { left: [...left], right: [...right] }
      const fromMs = performance.now()
      for (let n = 0; n < 100; n++) scope.readSpectrum('after', lines)
      const readMs = (performance.now() - fromMs) / 100
      graph.pause()
      const paused = scope.readSpectrum('after', lines)
      await graph.dispose()
      return { lineHz: scope.lineHz, atRest, before, between, after, strip, silence, hasPairs, pairs, readMs, paused }
    },
    { tones: TONES, lineHz: LINE_HZ },
  )
  expect(seen.lineHz).toBe(LINE_HZ)
  expect([...seen.atRest, seen.paused]).toEqual([false, false, false])
  TONES.forEach(({ db, line }, index) => {
    expect(Math.abs((seen.before[index] as number) - db), `line ${line} before`).toBeLessThan(0.1)
    const changed = (seen.after[index] as number) - (seen.before[index] as number)
    expect(Math.abs(changed - responseDb(line * LINE_HZ)), `line ${line} after`).toBeLessThan(0.3)
    // Nothing is behind the equaliser of this strip.
    expect(Math.abs((seen.strip[index] as number) - (seen.after[index] as number)), `line ${line}`).toBeLessThan(0.05)
  })
  expect(seen.between).toBeLessThan(-100)
  expect(seen.silence).toBe(Number.NEGATIVE_INFINITY)
  expect(seen.readMs).toBeLessThan(5)

  // The same frames in both: what is on one side only, and upside down, is all that makes them differ.
  expect(seen.hasPairs).toBe(true)
  const peak = Math.max(...seen.pairs.left.map(Math.abs))
  expect(peak).toBeGreaterThan(0.3)
  const loud = 171 * LINE_HZ
  // The tones that both sides have in common make up nearly all: a frame's lag would show as 13 % of the loudest.
  const apart = Math.max(...seen.pairs.left.map((value, n) => Math.abs(value - (seen.pairs.right[n] as number))))
  expect(apart).toBeLessThan(0.2 + 0.1 + 0.05)
  expect(phaseDegrees(seen.pairs.left, loud) - phaseDegrees(seen.pairs.right, loud)).toBeCloseTo(0, 0)
  expect(seen.pairs.left.every((value) => value !== 0)).toBe(true)
})

/** The two bands by their prototypes in the analogue domain (matched-shapes): A = 10^(dB/40). */
function responseDb(hz: number): number {
  return bellDb(hz, 1000, 0.7, 9) + highShelfDb(hz, 8000, 1, -6)
}

function bellDb(hz: number, centreHz: number, q: number, gainDb: number): number {
  const a = 10 ** (gainDb / 40)
  const x = hz / centreHz
  const power = (width: number) => (1 - x * x) ** 2 + (x * width) ** 2
  return 10 * Math.log10(power(a / q) / power(1 / (a * q)))
}

function highShelfDb(hz: number, cornerHz: number, q: number, gainDb: number): number {
  const a = 10 ** (gainDb / 40)
  const x = hz / cornerHz
  const middle = (Math.sqrt(a) / q) * x
  const above = (1 - a * x * x) ** 2 + middle ** 2
  const below = (a - x * x) ** 2 + middle ** 2
  return 20 * Math.log10(a) + 10 * Math.log10(above / below)
}

function phaseDegrees(samples: number[], hz: number): number {
  const turn = (2 * Math.PI * hz) / 48_000
  const real = samples.reduce((sum, value, n) => sum + value * Math.cos(turn * n), 0)
  const imaginary = samples.reduce((sum, value, n) => sum + value * Math.sin(turn * n), 0)
  return (Math.atan2(imaginary, real) * 180) / Math.PI
}
