import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expose } from 'comlink'
import { ResampledSource } from '../../src/engine/resampled-source'
import type { StemSource, StereoBlock } from '../../src/engine/stem-source'
import type { KeptStrips } from '../../src/protocol/kept-strips'
import type { RenderHost } from '../../src/render/render-host'
import { createRenderWorker } from '../../src/render/render-worker'
import { WorkerPool } from '../../src/render/worker-pool'
import type { StemRef } from '../../src/session/document'

export const dspModule = new WebAssembly.Module(readFileSync(resolve(import.meta.dirname, '../../build/dsp.wasm')))

export interface MemoryStem extends StereoBlock {
  rateHz: number
  /** Called before each read; may throw. */
  onRead?: (startFrame: number) => void | Promise<void>
}

function sourceOf(stem: MemoryStem): StemSource {
  return {
    rateHz: stem.rateHz,
    frames: stem.left.length,
    async read(startFrame, frames) {
      await stem.onRead?.(startFrame)
      const cut = (samples: Float32Array) => {
        const out = new Float32Array(frames)
        const from = Math.max(0, startFrame)
        out.set(samples.subarray(from, Math.max(from, startFrame + frames)), from - startFrame)
        return out
      }
      return { left: cut(stem.left), right: cut(stem.right) }
    },
  }
}

/** A host whose workers live in this thread: the same code and the same messages, without the threads. */
export class InProcessHost implements RenderHost {
  readonly stems = new Map<string, MemoryStem>()
  started = 0
  dspVersion: string | null = null
  keptStrips: KeptStrips | null = null
  readonly #ports: MessagePort[] = []
  readonly pool = new WorkerPool(() => {
    this.started++
    const { port1, port2 } = new MessageChannel()
    this.#ports.push(port1, port2)
    expose(
      createRenderWorker({
        openStem: async ({ handle }, rateHz, dsp) => ({
          source: new ResampledSource(dsp, sourceOf(this.stems.get(handle as string) as MemoryStem), rateHz),
          warnings: () => [],
          close: () => {},
        }),
        createSha256: async () => {
          const hash = createHash('sha256')
          return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') }
        },
        keptStrips: async () => this.keptStrips,
      }),
      port1,
    )
    return { endpoint: port2, failed: new Promise(() => {}), terminate: () => port2.close() }
  })

  async dspModule() {
    return dspModule
  }

  handleOf(stem: StemRef) {
    return { handle: stem.fileName, transfer: [] }
  }

  /** Adds a stem and returns how a session names it. */
  add(fileName: string, stem: MemoryStem, channels = 2): StemRef {
    this.stems.set(fileName, stem)
    return { fileName, sha256: null, rateHz: stem.rateHz, channels, frames: stem.left.length, lossy: false }
  }

  dispose() {
    this.pool.dispose()
    for (const port of this.#ports) port.close()
  }
}

/** Seeded noise of 24-bit values, so that the quantiser gives them back exactly. */
export function noise24(seed: number, frames: number, peak: number): StereoBlock {
  return noise(seed, frames, (value) => Math.round(value * peak * 2 ** 23) / 2 ** 23)
}

/** Noise that fills the whole float32 mantissa: its sums depend on how, and how often, they are rounded. */
export function floatNoise(seed: number, frames: number, peak: number): StereoBlock {
  return noise(seed, frames, (value) => value * peak)
}

function noise(seed: number, frames: number, shape: (value: number) => number): StereoBlock {
  let state = seed | 0
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return shape(state / 2 ** 31)
  }
  return { left: Float32Array.from({ length: frames }, next), right: Float32Array.from({ length: frames }, next) }
}

/** All pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Buffer {
  return Buffer.concat(pieces)
}
