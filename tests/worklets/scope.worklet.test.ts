import { afterEach, expect, it, vi } from 'vitest'
import type { StemSource } from '../../src/engine/stem-source'
import type { SessionDoc } from '../../src/session/document'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { METER_FRAME } from '../../worklets/meter-frame'
import { PAIR_FRAMES } from '../../worklets/output-pairs'
import { MemorySource } from '../engine/memory-source'
import { GraphRig, LISTENING, RATE } from './graph-rig'

afterEach(() => vi.unstubAllGlobals())

const tone = Float32Array.from({ length: RATE }, (_, n) => 0.5 * Math.sin((2 * Math.PI * 997 * n) / RATE))
const sources = new Map<string, StemSource>(['a', 'b'].map((name) => [name, new MemorySource(RATE, tone)]))

function session(): SessionDoc {
  const doc = defaultSession(RATE)
  doc.groups = [...sources.keys()].map((sha256) =>
    newGroup(sha256, [{ fileName: sha256, sha256, rateHz: RATE, channels: 2, frames: RATE, lossy: false }]),
  )
  doc.master.limiter.on = false
  Object.assign(doc.groups[1]!.strip.eq.bands[3]!, { on: true, type: 'bell', hz: 997, q: 1, gainDb: 6 })
  return doc
}

const peak = (samples: ArrayLike<number>) => Array.from(samples).reduce((most, v) => Math.max(most, Math.abs(v)), 0)

it('gives out what stands before and after the watched processor, and silence otherwise', async () => {
  const doc = session()
  const rig = await GraphRig.create(doc, sources)
  rig.command({ kind: 'play' })
  await rig.run(6000, 100)
  expect(peak(rig.heard.scope.flat())).toBe(0)
  rig.setSession(doc, { ...LISTENING, watched: { host: 'strip', groupId: 'b', processor: 'eq' } })
  await rig.run(6000, 100)
  const settled = rig.heard.scope.map((plane) => plane.slice(-2000))
  expect(peak(settled[0]!)).toBeCloseTo(0.5, 2)
  expect(peak(settled[2]!)).toBeCloseTo(0.5 * 10 ** (6 / 20), 2)
  expect(settled[3]).toEqual(settled[2])
  rig.setSession(doc, { ...LISTENING, watched: { host: 'master', processor: 'limiter' } })
  await rig.run(4000, 100)
  const master = rig.heard.scope.map((plane) => plane.slice(-2000))
  expect(master[2]).toEqual(rig.heard.master.slice(-2000))
  rig.setSession(doc, LISTENING)
  await rig.run(1000, 100)
  expect(peak(rig.heard.scope.flatMap((plane) => plane.slice(-500)))).toBe(0)
})

it('posts the newest frames of the master while they are wanted, and only then', async () => {
  const doc = session()
  const rig = await GraphRig.create(doc, sources)
  rig.command({ kind: 'play' })
  await rig.run(4000)
  expect(rig.pairs).toEqual([])
  rig.setSession(doc, { ...LISTENING, pairs: true })
  await rig.run(8000)
  expect(rig.pairs.length).toBeGreaterThanOrEqual(9)
  for (const { frame, samples } of rig.pairs) {
    const expected = rig.heard.master.slice(frame - PAIR_FRAMES, frame)
    expect(Array.from(samples.subarray(0, PAIR_FRAMES))).toEqual(expected)
    expect(Array.from(samples.subarray(PAIR_FRAMES))).toEqual(expected)
  }
  rig.setSession(doc, { ...LISTENING, pairs: false })
  await rig.run(400)
  const { length } = rig.pairs
  await rig.run(4000)
  expect(rig.pairs.length).toBe(length)
})

it('reads the power and the true peak of the output with each frame', async () => {
  const rig = await GraphRig.create(session(), sources)
  rig.command({ kind: 'play' })
  await rig.run(20_000)
  const { meterFrame } = rig
  const end = meterFrame[METER_FRAME.contextFrame] as number
  const frames = meterFrame[METER_FRAME.energyFrames] as number
  const heard = rig.heard.master.slice(end - frames, end)
  expect(frames).toBeGreaterThan(700)
  const energy = heard.reduce((sum, value) => sum + value * value, 0)
  expect(meterFrame[METER_FRAME.energyLeft]).toBeCloseTo(energy, 9)
  const truePeak = meterFrame[METER_FRAME.truePeak] as number
  expect(truePeak).toBeGreaterThanOrEqual(peak(heard))
  expect(truePeak).toBeCloseTo(0.5 + 0.5 * 10 ** (6 / 20), 2)
})
