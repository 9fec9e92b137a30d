import { afterEach, beforeEach, expect, it } from 'vitest'
import { Dsp } from '../../src/engine/dsp'
import { Limiter } from '../../src/engine/limiter'
import { Resampler } from '../../src/engine/resampler'
import type { StereoBlock } from '../../src/engine/stem-source'
import { samplesTruePeak } from '../../src/engine/true-peak'
import { renderMix } from '../../src/render/render-mix'
import type { SessionDoc } from '../../src/session/document'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { dspModule, floatNoise, InProcessHost, joined } from './in-process-host'

let host: InProcessHost
beforeEach(() => {
  host = new InProcessHost()
})
afterEach(() => host.dispose())

function song(rateHz: number, peak: number): SessionDoc {
  const session = defaultSession(rateHz)
  const stem = host.add('a.wav', { rateHz, ...floatNoise(3, 30_011, peak) })
  session.groups = [newGroup('g1', [stem])]
  return session
}

async function rendered(session: SessionDoc, rateHz: number | null, blockFrames = 1024): Promise<StereoBlock> {
  const { pcm, frames } = await renderMix(
    { session, what: 'master', format: 'float32', dither: 'none', write: true, rateHz, threads: 1, blockFrames },
    host,
  )
  const bytes = joined(pcm ?? [])
  const at = (frame: number, side: number) => bytes.readFloatLE(8 * frame + 4 * side)
  return {
    left: Float32Array.from({ length: frames }, (_, frame) => at(frame, 0)),
    right: Float32Array.from({ length: frames }, (_, frame) => at(frame, 1)),
  }
}

/** The same in one go: all of it converted, then limited, the limiter's delay cut off. */
function byHand({ left, right }: StereoBlock, session: SessionDoc, rateHz: number): StereoBlock {
  const dsp = new Dsp(dspModule)
  const resampler = new Resampler(dsp, session.rateHz, rateHz)
  const frames = Math.round((left.length * rateHz) / session.rateHz)
  const span = resampler.inputSpan(0, frames)
  const padded = (samples: Float32Array) => {
    const out = new Float32Array(span.frames)
    out.set(samples.subarray(0, span.frames + span.startFrame), -span.startFrame)
    return out
  }
  const converted = resampler.convert({ left: padded(left), right: padded(right) }, 0, frames)
  const limiter = new Limiter(dsp, { rateHz, maxBlock: frames + 1000 })
  limiter.setTargets(session.master.limiter)
  limiter.reset()
  const { buffer, latencyFrames } = limiter
  converted.left.forEach((value, frame) => {
    buffer[2 * frame] = value
    buffer[2 * frame + 1] = converted.right[frame] as number
  })
  buffer.fill(0, 2 * frames)
  limiter.process(frames + latencyFrames)
  const cut = (side: number) =>
    Float32Array.from({ length: frames }, (_, frame) => limiter.buffer[2 * (frame + latencyFrames) + side] as number)
  return { left: cut(0), right: cut(1) }
}

/** Broken once by forgetting a frame of the source too early, and by not padding the end. */
it.each([
  [48_000, 44_100, 0.3],
  [96_000, 44_100, 1.4],
  [44_100, 48_000, 1.4],
  [44_100, 96_000, 0.9],
])('from %i to %i Hz is the master converted and limited, block by block', async (from, to, peak) => {
  const session = song(from, peak)
  const master = await rendered(session, null)
  const expected = byHand(master, session, to)
  const converted = await rendered(session, to)
  expect(converted.left.length).toBe(Math.round((30_011 * to) / from))
  expect(converted).toEqual(expected)
  expect(await rendered(session, to, 100)).toEqual(converted)
})

it('measures the file at its own rate', async () => {
  const session = song(96_000, 1.4)
  session.master.limiter.driveDb = 6
  const request = { session, what: 'master', format: 'float32', dither: 'none', write: false, threads: 1 } as const
  const converted = await renderMix({ ...request, rateHz: 44_100 }, host)
  expect(converted.rateHz).toBe(44_100)
  const { left, right } = await rendered(session, 44_100)
  const truePeakDbtp = 20 * Math.log10(samplesTruePeak(new Dsp(dspModule), left, right))
  expect(converted.loudness.truePeakDbtp).toBeCloseTo(truePeakDbtp, 6)
  const master = await renderMix(request, host)
  expect(Math.abs(converted.loudness.truePeakDbtp - master.loudness.truePeakDbtp)).toBeGreaterThan(0.1)
})
