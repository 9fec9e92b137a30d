import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { measureSource } from '../../src/render/measure-source'
import type { RenderProgress } from '../../src/render/progress'
import { renderMix } from '../../src/render/render-mix'
import type { SessionDoc, StemRef } from '../../src/session/document'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { InProcessHost, type MemoryStem, noise24 } from './in-process-host'

const RATE = 48000
let host: InProcessHost
beforeEach(() => {
  host = new InProcessHost()
})
afterEach(() => host.dispose())

function sessionOf(...stems: StemRef[]): SessionDoc {
  const session = defaultSession(RATE)
  session.groups = stems.map((stem, index) => newGroup(`g${index + 1}`, [stem]))
  return session
}

/** A long song over a short stem: the source is the same noise again and again. */
function longStem(name: string, seconds: number, onRead?: MemoryStem['onRead']): StemRef {
  const ref = host.add(name, { rateHz: RATE, ...noise24(3, 1000, 0.1), ...(onRead ? { onRead } : {}) })
  return { ...ref, frames: seconds * RATE }
}

const master = { what: 'master', format: 'pcm24', dither: 'tpdf', write: true } as const
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('a render', () => {
  it('reports progress that only grows, up to all, about ten times a second', async () => {
    const seen: RenderProgress[] = []
    const session = sessionOf(longStem('a.wav', 60))
    const from = performance.now()
    await renderMix({ session, ...master, threads: 1 }, host, {
      onBytes: () => {},
      onProgress: (progress) => seen.push(progress),
    })
    const fractions = seen.map((progress) => progress.fraction)
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
    expect(fractions.at(-1)).toBe(1)
    expect(seen.at(-1)?.secondsLeft).toBe(0)
    expect(seen.length).toBeLessThan(4 + (performance.now() - from) / 100)
  })

  it('ends within 200 ms of a cancel, and its workers serve the next render', async () => {
    const session = sessionOf(longStem('a.wav', 3600), longStem('b.wav', 3600))
    const controller = new AbortController()
    let bytes = 0
    const render = renderMix({ session, ...master, threads: 2 }, host, {
      signal: controller.signal,
      onBytes: (piece) => {
        bytes += piece.length
      },
    })
    const ended = render.catch((error: Error) => error)
    await pause(300)
    const from = performance.now()
    controller.abort()
    const error = (await ended) as Error
    expect(error.name).toBe('AbortError')
    expect(performance.now() - from).toBeLessThan(200)
    expect(bytes).toBeGreaterThan(0)
    const afterwards = bytes
    await pause(100)
    expect(bytes).toBe(afterwards)
    const again = await renderMix({ session: sessionOf(longStem('c.wav', 1)), ...master, threads: 2 }, host)
    expect(again.frames).toBe(RATE)
    expect(host.started).toBe(2)
  })

  it('is not begun when it is cancelled already', async () => {
    const render = renderMix({ session: sessionOf(longStem('a.wav', 1)), ...master, threads: 1 }, host, {
      signal: AbortSignal.abort(),
    })
    await expect(render).rejects.toMatchObject({ name: 'AbortError' })
    expect(host.started).toBe(0)
  })

  it('names the stem that cannot be read, and leaves no worker waiting', async () => {
    const broken = (startFrame: number) => {
      if (startFrame > 100_000) throw new Error('the disk went away')
    }
    const session = sessionOf(longStem('good.wav', 60), longStem('bad one.wav', 60, broken))
    for (const threads of [1, 2, 3]) {
      const render = renderMix({ session, ...master, threads }, host, { onBytes: () => {} })
      await expect(render).rejects.toThrow('"bad one.wav" could not be read: the disk went away')
    }
    const again = await renderMix({ session: sessionOf(longStem('c.wav', 1)), ...master, threads: 3 }, host)
    expect(again.frames).toBe(RATE)
  })

  it('fails when the caller cannot take the bytes', async () => {
    const session = sessionOf(longStem('a.wav', 60))
    let calls = 0
    const render = renderMix({ session, ...master, threads: 2 }, host, {
      onBytes: async () => {
        calls++
        if (calls === 3) throw new Error('the disk is full')
      },
    })
    await expect(render).rejects.toThrow('the disk is full')
    await pause(50)
    expect(calls).toBe(3)
  })

  it('waits for a caller that is slow', async () => {
    let reads = 0
    const session = sessionOf(
      longStem('a.wav', 60, () => {
        reads++
      }),
    )
    const controller = new AbortController()
    let pieces = 0
    const render = renderMix({ session, ...master, threads: 1 }, host, {
      signal: controller.signal,
      onBytes: () => {
        pieces++
        return pieces > 2 ? new Promise(() => {}) : undefined
      },
    })
    render.catch(() => {})
    await pause(300)
    // 60 s are 176 chunks; only what fits into the lanes was read.
    expect(reads).toBeLessThan(30)
    expect(pieces).toBe(3)
    controller.abort()
    await expect(render).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('refuses what it cannot do before it starts', async () => {
    const render = (session: SessionDoc) => renderMix({ session, ...master, threads: 1 }, host)
    await expect(render(defaultSession(RATE))).rejects.toThrow('no stem')
    const cut = sessionOf(longStem('b.wav', 1))
    cut.master.fades.startSeconds = 2
    await expect(render(cut)).rejects.toThrow('empty')
    expect(host.started).toBe(0)
  })
})

describe('measureSource', () => {
  /** 997 Hz at -23 dBFS: -23 LUFS in two channels, 3.01 LU less in one (EBU Tech 3341). */
  const tone = (): MemoryStem => {
    const samples = Float32Array.from({ length: 5 * RATE }, (_, frame) => {
      return 10 ** (-23 / 20) * Math.sin((2 * Math.PI * 997 * frame) / RATE)
    })
    return { rateHz: RATE, left: samples, right: samples.slice() }
  }

  it('counts a mono file as one channel', async () => {
    const stereo = await measureSource(host.add('stereo.wav', tone(), 2), host)
    const mono = await measureSource(host.add('mono.wav', tone(), 1), host)
    expect(stereo.loudness.integratedLufs).toBeCloseTo(-23, 1)
    expect(mono.loudness.integratedLufs).toBeCloseTo(-26.01, 1)
    expect(stereo.loudness.samplePeakDbfs).toBeCloseTo(-23, 2)
  })

  it('measures at the rate of the file, and has no value for silence', async () => {
    const silence = { rateHz: 96_000, left: new Float32Array(96_000), right: new Float32Array(96_000) }
    const { loudness } = await measureSource(host.add('silence.wav', silence), host)
    expect(loudness.integratedLufs).toBe(Number.NEGATIVE_INFINITY)
    expect(loudness.truePeakDbtp).toBe(Number.NEGATIVE_INFINITY)
  })

  it('can be cancelled', async () => {
    const controller = new AbortController()
    const measuring = measureSource(longStem('long.wav', 3600), host, { signal: controller.signal })
    setTimeout(() => controller.abort(), 50)
    await expect(measuring).rejects.toMatchObject({ name: 'AbortError' })
  })
})
