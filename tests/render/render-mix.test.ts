import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Dsp } from '../../src/engine/dsp'
import { GroupStrip } from '../../src/engine/group-strip'
import { MasterBus } from '../../src/engine/master-bus'
import type { StereoBlock } from '../../src/engine/stem-source'
import { MASTER_LAYOUT, packBlock, STRIP_LAYOUT } from '../../src/params'
import { type RenderRequest, renderMix } from '../../src/render/render-mix'
import type { SessionDoc, StemRef } from '../../src/session/document'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { rideList } from '../../src/session/ride-list'
import { sendsDb } from '../../src/session/sends'
import { songFrames } from '../../src/session/song-length'
import { dspModule, floatNoise, InProcessHost, joined, noise24 } from './in-process-host'

const RATE = 48000
let host: InProcessHost
beforeEach(() => {
  host = new InProcessHost()
})
afterEach(() => host.dispose())

function sessionOf(...groups: StemRef[][]): SessionDoc {
  const session = defaultSession(RATE)
  session.groups = groups.map((stems, index) => newGroup(`g${index + 1}`, stems))
  return session
}

/** Three stems, every processor at work, the limiter as well. */
function busySession(frames = 40_000): SessionDoc {
  const stems = [1, 2, 3].map((seed) => [
    host.add(`${seed}.wav`, { rateHz: RATE, ...noise24(seed, frames - seed * 100, 0.4) }),
  ])
  const session = sessionOf(...stems)
  session.groups.forEach(({ strip }, index) => {
    Object.assign(strip.filters, { highPassOn: true, highPassHz: 50, highPassSlope: '24' })
    Object.assign(strip.eq.bands[2]!, { on: true, gainDb: 3 - index })
    Object.assign(strip.compressor, { on: true, thresholdDb: -30, ratio: 4 })
    Object.assign(strip.output, { gainDb: 3 - index, balance: 20 * index })
  })
  session.sections = [{ id: 's1', name: 'Chorus', startSeconds: 0.3 }]
  Object.assign(session.groups[0]!.strip.rides, { gainsDb: { s1: 2 } })
  Object.assign(session.groups[1]!.strip.send, { on: true, gainDb: -3 })
  const { master } = session
  Object.assign(master.reverb, { on: true, decaySeconds: 0.2 })
  master.order.reverse()
  Object.assign(master.eq.bands[5]!, { on: true, gainDb: 2, type: 'highShelf' })
  Object.assign(master.glue, { on: true, thresholdDb: -20 })
  Object.assign(master.limiter, { driveDb: 9 })
  Object.assign(master.fades, { fadeInSeconds: 0.1, fadeOutSeconds: 0.2 })
  return session
}

const request = (session: SessionDoc, more: Partial<RenderRequest> = {}): RenderRequest => ({
  session,
  what: 'master',
  format: 'pcm24',
  dither: 'none',
  write: true,
  threads: 1,
  ...more,
})

async function bytesOf(session: SessionDoc, more: Partial<RenderRequest> = {}): Promise<Buffer> {
  return joined((await renderMix(request(session, more), host)).pcm ?? [])
}

function floatsOf(file: Buffer): Float32Array {
  const { buffer, byteOffset } = new Uint8Array(file)
  return new Float32Array(buffer, byteOffset)
}

/** Float64 in stem order, rounded to float32 once, interleaved. */
function sumByHand(blocks: readonly StereoBlock[], frames: number): Float32Array {
  const out = new Float32Array(2 * frames)
  for (let frame = 0; frame < frames; frame++) {
    let left = 0
    let right = 0
    for (const block of blocks) {
      left += block.left[frame] ?? 0
      right += block.right[frame] ?? 0
    }
    out[2 * frame] = left
    out[2 * frame + 1] = right
  }
  return out
}

/** The same graph without lanes, workers and chunks: one loop over blocks of 128. */
function twin(session: SessionDoc, frames: number): Float32Array {
  const dsp = new Dsp(dspModule)
  const strips = session.groups.map((group) => {
    const strip = new GroupStrip(dsp, { rateHz: RATE, maxBlock: 128 })
    packBlock(STRIP_LAYOUT, group.strip, strip.params)
    strip.setRides(rideList(session, group))
    strip.applyParams()
    strip.reset()
    return strip
  })
  const bus = new MasterBus(dsp, { rateHz: RATE, maxBlock: 128, inputs: strips.length, linearPhase: false })
  packBlock(MASTER_LAYOUT, session.master, bus.params)
  bus.setSends(sendsDb(session, strips.length))
  bus.setOrder(session.master.order)
  bus.setSongFrames(frames)
  bus.applyParams()
  bus.reset()
  const delay = (strips[0]?.latencyFrames ?? 0) + bus.latencyFrames
  const out = new Float32Array(2 * (frames + delay + 128))
  for (let at = 0; at < frames + delay; at += 128) {
    strips.forEach((strip, index) => {
      const stem = host.stems.get(session.groups[index]!.stems[0]!.fileName)!
      for (let i = 0; i < 128; i++) {
        strip.inputLeft[i] = stem.left[at + i] ?? 0
        strip.inputRight[i] = stem.right[at + i] ?? 0
      }
      strip.process(128, at)
      bus.inputLeft(index).set(strip.outputLeft)
      bus.inputRight(index).set(strip.outputRight)
    })
    bus.process(128, at - (strips[0]?.latencyFrames ?? 0))
    for (let i = 0; i < 128; i++) {
      out[2 * (at + i)] = bus.outputLeft[i] as number
      out[2 * (at + i) + 1] = bus.outputRight[i] as number
    }
  }
  return out.slice(2 * delay, 2 * (delay + frames))
}

describe('renderMix', () => {
  it('does nothing when neutral: the file is the sum of the stems, rounded once', async () => {
    const blocks = [noise24(1, 5000, 0.1), noise24(2, 4000, 0.1), noise24(3, 3001, 0.1)]
    const session = sessionOf(...blocks.map((block, index) => [host.add(`${index}.wav`, { rateHz: RATE, ...block })]))
    const sum = sumByHand(blocks, 5000)
    expect(floatsOf(await bytesOf(session, { format: 'float32' }))).toEqual(sum)
    const pcm = await bytesOf(session)
    expect(pcm.length).toBe(5000 * 6)
    const wrong = sum.findIndex((value, index) => pcm.readIntLE(index * 3, 3) !== Math.round(value * 2 ** 23))
    expect(wrong).toBe(-1)
  })

  it('sums the stems of one group first, in list order', async () => {
    const blocks = [floatNoise(1, 3000, 0.1), floatNoise(2, 2000, 0.1), floatNoise(3, 3000, 0.1)]
    const refs = blocks.map((block, index) => host.add(`${index}.wav`, { rateHz: RATE, ...block }))
    const session = sessionOf([refs[0]!, refs[1]!], [refs[2]!])
    const group = sumByHand([blocks[0]!, blocks[1]!], 3000)
    const channels = {
      left: group.filter((_, index) => index % 2 === 0),
      right: group.filter((_, index) => index % 2 === 1),
    }
    expect(floatsOf(await bytesOf(session, { format: 'float32' }))).toEqual(sumByHand([channels, blocks[2]!], 3000))
  })

  it('equals the plain loop over the same binary, sample for sample', async () => {
    const session = busySession()
    const rendered = floatsOf(await bytesOf(session, { format: 'float32', threads: 3 }))
    const looped = twin(session, songFrames(session))
    expect(rendered.length).toBe(looped.length)
    expect(rendered.findIndex((value, index) => value !== looped[index])).toBe(-1)
    // The graph is really at work: neither silence nor the bare sum.
    expect(rendered.reduce((most, value) => Math.max(most, value), 0)).toBeGreaterThan(0.5)
  })

  it('gives the same bytes for any number of threads and any sizes of chunks and blocks', async () => {
    const session = busySession()
    const first = await renderMix(request(session, { dither: 'tpdf' }), host)
    for (const more of [
      { threads: 2 },
      { threads: 3 },
      { threads: 64 },
      { threads: 2, chunkFrames: 1000, blockFrames: 37 },
      { threads: 3, chunkFrames: 4096, blockFrames: 4096 },
      { chunkFrames: 50_000, blockFrames: 128 },
    ]) {
      const other = await renderMix(request(session, { dither: 'tpdf', ...more }), host)
      expect(other.pcmSha256).toBe(first.pcmSha256)
      expect(other.loudness).toEqual(first.loudness)
      expect(other.maxGainReductionDb).toBe(first.maxGainReductionDb)
    }
    expect(
      createHash('sha256')
        .update(joined(first.pcm ?? []))
        .digest('hex'),
    ).toBe(first.pcmSha256)
    expect(first.maxGainReductionDb).toBeGreaterThan(1)
    expect(first.maxGlueReductionDb).toBeGreaterThan(0.1)
    expect(first.loudness.truePeakDbtp).toBeLessThanOrEqual(-1)
  })

  it('dithers by the seed of the session', async () => {
    const session = busySession(3000)
    const one = await bytesOf(session, { dither: 'tpdf' })
    expect(await bytesOf(session, { dither: 'tpdf' })).toEqual(one)
    expect(await bytesOf(session)).not.toEqual(one)
    session.seed = 2
    expect(await bytesOf(session, { dither: 'tpdf' })).not.toEqual(one)
  })

  it('keeps start and end: a cut of the whole, at the frame', async () => {
    const session = sessionOf([host.add('a.wav', { rateHz: RATE, ...noise24(5, 48_000, 0.2) })])
    const whole = await bytesOf(session)
    Object.assign(session.master.fades, { startSeconds: 0.25, endSeconds: 0.5 })
    const cut = await renderMix(request(session, { threads: 2 }), host)
    expect(cut.frames).toBe(12_000)
    const bytes = joined(cut.pcm ?? [])
    expect(bytes.equals(whole.subarray(12_000 * 6, 24_000 * 6))).toBe(true)
  })

  it('ends with the tail of the reverb, and begins its fade-out from there', async () => {
    const session = sessionOf([host.add('a.wav', { rateHz: RATE, ...noise24(5, 12_000, 0.2) })])
    session.groups[0]!.strip.send.on = true
    Object.assign(session.master.reverb, { on: true, decaySeconds: 0.4, preDelayMs: 0 })
    const whole = await renderMix(request(session, { format: 'float32', threads: 2 }), host)
    expect(whole.frames).toBe(12_000 + Math.round(1.1 * RATE))
    const samples = floatsOf(joined(whole.pcm ?? []))
    const peak = (from: number, to: number) => Math.max(...samples.subarray(2 * from, 2 * to).map(Math.abs))
    expect(peak(12_200, 14_000)).toBeGreaterThan(1e-3)
    expect(peak(whole.frames - 2000, whole.frames)).toBeLessThan(1e-4)
    session.master.fades.endSeconds = 1.1
    expect((await renderMix(request(session), host)).frames).toBe(12_000)
  })

  it('leaves a muted group out, and a later change of the session in', async () => {
    const session = busySession(3000)
    session.groups[1]!.strip.output.mute = true
    const muted = await bytesOf(session)
    session.groups.splice(1, 1)
    expect(await bytesOf(session)).toEqual(muted)
  })

  it('sums plainly, whatever the strips and the master are set to', async () => {
    const session = busySession(5000)
    session.master.fades.startSeconds = 0.05
    const blocks = [...host.stems.values()]
    const sum = await renderMix(request(session, { what: 'sum', format: 'float32', threads: 2 }), host)
    expect(floatsOf(joined(sum.pcm ?? []))).toEqual(sumByHand(blocks, 4900))
    expect(sum.maxGainReductionDb).toBe(0)
  })

  it('converts a stem at another rate, and ends with the longest', async () => {
    const ref = host.add('44.wav', { rateHz: 44_100, ...noise24(7, 44_101, 0.5) })
    const session = sessionOf([ref], [host.add('48.wav', { rateHz: RATE, ...noise24(8, 1000, 0.1) })])
    const result = await renderMix(request(session, { write: false, threads: 2 }), host)
    expect(result.frames).toBe(48_001)
    expect(result.pcmSha256).toBe(null)
    expect(result.pcm).toBe(undefined)
    expect(Number.isFinite(result.loudness.samplePeakDbfs)).toBe(true)
  })

  it('takes samples that are no numbers for silence', async () => {
    const bad = noise24(1, 1000, 0.2)
    bad.left[10] = Number.NaN
    bad.right[20] = Number.POSITIVE_INFINITY
    const good = { left: bad.left.slice(), right: bad.right.slice() }
    good.left[10] = 0
    good.right[20] = 0
    const session = sessionOf([host.add('bad.wav', { rateHz: RATE, ...bad })])
    for (const what of ['master', 'sum'] as const) {
      expect(floatsOf(await bytesOf(session, { what, format: 'float32' }))).toEqual(sumByHand([good], 1000))
    }
  })
})
