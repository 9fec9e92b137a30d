import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LandedTarget, type RefusedTarget, solveTarget } from '../../src/analysis/solve-target'
import { renderMix } from '../../src/render/render-mix'
import type { SessionDoc } from '../../src/session/document'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { InProcessHost, noise24 } from '../render/in-process-host'

const RATE = 48_000
let host: InProcessHost
beforeEach(() => {
  host = new InProcessHost()
})
afterEach(() => host.dispose())

/** A pad of noise, and hits over it at the seconds that are named. */
function song({ peak = 0.05, seconds = 6, hits = [] as number[], hit = 0.9 } = {}): SessionDoc {
  const pad = noise24(1, seconds * RATE, peak)
  const drums = noise24(2, seconds * RATE, hit)
  for (const side of [drums.left, drums.right]) {
    side.forEach((value, frame) => {
      const at = hits.find((second) => frame >= second * RATE && frame < (second + 0.02) * RATE)
      side[frame] = at === undefined ? 0 : value
    })
  }
  const session = defaultSession(RATE)
  session.groups = [pad, drums].map((stem, index) =>
    newGroup(`g${index + 1}`, [host.add(`${index}.wav`, { rateHz: RATE, ...stem })]),
  )
  return session
}

const solve = (session: SessionDoc, targetLufs: number) => solveTarget({ session, targetLufs, threads: 1 }, host)

async function rendered(session: SessionDoc, driveDb: number) {
  const loud = structuredClone(session)
  loud.master.limiter.driveDb = driveDb
  const { loudness } = await renderMix(
    { session: loud, what: 'master', format: 'pcm24', write: true, dither: 'tpdf', threads: 1 },
    host,
  )
  return loudness
}

describe('a loudness target that can be had', () => {
  it.each([
    ['louder', -20, 0.05],
    ['quieter', -30, 0.05],
    ['into the limiter', -9, 0.2],
    ['far down', -16, 0.8],
  ])('is landed on: %s', async (_, targetLufs, peak) => {
    const session = song({ peak, hits: [1, 2.5, 4] })
    session.delivery.mostReductionDb = 20
    const before = JSON.stringify(session)
    const solved = (await solve(session, targetLufs)) as LandedTarget
    expect(solved.landed).toBe(true)
    expect(Math.abs(solved.integratedLufs - targetLufs)).toBeLessThanOrEqual(0.03)
    expect(solved.renders).toBeLessThanOrEqual(5)
    expect(JSON.stringify(session)).toBe(before)
    // The file says the same.
    const file = await rendered(session, solved.driveDb)
    expect(Math.abs(file.integratedLufs - targetLufs)).toBeLessThanOrEqual(0.1)
    expect(file.truePeakDbtp).toBeLessThanOrEqual(session.master.limiter.ceilingDbtp + 0.01)
  })

  it('starts from the drive that is set', async () => {
    const session = song()
    const first = (await solve(session, -20)) as LandedTarget
    session.master.limiter.driveDb = first.driveDb
    expect(await solve(session, -20)).toMatchObject({ landed: true, driveDb: first.driveDb, renders: 1 })
  })

  it('takes a measurement that is known for a render that it saves', async () => {
    const session = song()
    const { renders, driveDb } = (await solve(session, -20)) as LandedTarget
    const { loudness, maxGainReductionDb } = await renderMix(
      { session, what: 'master', format: 'pcm24', write: false, dither: 'tpdf', threads: 1 },
      host,
    )
    const known = { driveDb: 0, ...loudness, maxGainReductionDb }
    const again = await solveTarget({ session, targetLufs: -20, threads: 1, known }, host)
    expect(again).toMatchObject({ landed: true, driveDb, renders: renders - 1 })
  })

  it('is reached by the drive alone with the limiter off, and peaks are spoken of', async () => {
    const session = song({ peak: 0.2, hits: [1] })
    session.master.limiter.on = false
    const solved = (await solve(session, -9)) as LandedTarget
    expect(solved.landed).toBe(true)
    expect(solved.maxGainReductionDb).toBe(0)
    expect(solved.notes.join()).toMatch(/^The limiter is off: true peaks reach \d+\.\d dBTP, above the ceiling\.$/)
  })
})

describe('a loudness target that cannot be had', () => {
  it('is refused for the limiter, with its work, its times and the nearest honest loudness', async () => {
    const session = song({ peak: 0.05, hits: [1, 4.2] })
    session.delivery.mostReductionDb = 3
    const solved = (await solve(session, -14)) as RefusedTarget
    expect(solved).toMatchObject({ landed: false, reason: 'limiter' })
    expect(solved.text).toMatch(
      /^For -14 LUFS the limiter would take up to \d+\.\d dB, in 2 places, most at 0:0[14]\. At most 3 dB is allowed\.$/,
    )
    // The limiter looks ahead: a hit falls into the 0.1 s before it too.
    expect(solved.spans.map(({ startSeconds }) => Math.ceil(startSeconds * 5) / 5)).toEqual([1, 4.2])
    expect(solved.spans[0]!.endSeconds).toBeLessThan(1.3)
    for (const { reductionDb } of solved.spans) expect(reductionDb).toBeGreaterThan(3)
    const { nearest } = solved
    expect(nearest!.maxGainReductionDb).toBeGreaterThan(2.8)
    expect(nearest!.maxGainReductionDb).toBeLessThan(3.05)
    expect(nearest!.integratedLufs).toBeLessThan(-14)
    // Half a decibel more would break the limit: it is the loudest.
    const session2 = song({ peak: 0.05, hits: [1, 4.2] })
    session2.master.limiter.driveDb = nearest!.driveDb + 0.5
    const { maxGainReductionDb } = await renderMix(
      { session: session2, what: 'master', format: 'pcm24', write: false, dither: 'none', threads: 1 },
      host,
    )
    expect(maxGainReductionDb).toBeGreaterThan(3.05)
    expect(solved.renders).toBeLessThanOrEqual(7)
    const file = await rendered(session, nearest!.driveDb)
    expect(file.integratedLufs).toBeCloseTo(nearest!.integratedLufs, 2)
  })

  it('is refused where the drive ends below it', async () => {
    const solved = (await solve(song({ peak: 0.002 }), -14)) as RefusedTarget
    expect(solved).toMatchObject({ landed: false, reason: 'range', spans: [] })
    expect(solved.text).toMatch(
      /^Even with 18 dB of drive the master comes to -\d+\.\d LUFS only: turn its stems up\.$/,
    )
    expect(solved.nearest!.driveDb).toBe(18)
  })

  it('is refused where the drive ends above it', async () => {
    const session = song({ peak: 0.9 })
    session.delivery.mostReductionDb = 20
    const solved = (await solve(session, -30)) as RefusedTarget
    expect(solved).toMatchObject({ landed: false, reason: 'range' })
    expect(solved.text).toMatch(
      /^Even with -18 dB of drive the master still comes to -\d+\.\d LUFS: turn its stems down\.$/,
    )
    expect(solved.nearest!.driveDb).toBe(-18)
  })

  it('is refused for silence', async () => {
    expect(await solve(song({ peak: 0 }), -14)).toMatchObject({
      landed: false,
      reason: 'silence',
      nearest: null,
      renders: 1,
    })
  })
})

it('tells how far it is, and ends at once when it is cancelled', async () => {
  const session = song({ seconds: 4 })
  const seen: number[] = []
  await solveTarget({ session, targetLufs: -20, threads: 1 }, host, {
    onProgress: ({ fraction }) => seen.push(fraction),
  })
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  expect(seen.at(-1)).toBeLessThanOrEqual(1)
  const abort = new AbortController()
  const solving = solveTarget({ session, targetLufs: -16, threads: 1 }, host, {
    signal: abort.signal,
    onProgress: () => abort.abort(),
  })
  await expect(solving).rejects.toMatchObject({ name: 'AbortError' })
})
