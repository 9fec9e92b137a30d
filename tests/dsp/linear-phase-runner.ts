import { readFileSync } from 'node:fs'
import { Dsp } from '../../src/engine/dsp'
import { eqResponseDb } from '../../src/engine/response-curve'
import { SingleProcessor } from '../../src/engine/single-processor'
import { type BlockLayout, defaultMaster, MASTER_LAYOUT, type MasterSettings, packBlock } from '../../src/params'

const dspModule = new WebAssembly.Module(readFileSync(new URL('../../build/dsp.wasm', import.meta.url)))
const FIRST = MASTER_LAYOUT.slots.findIndex((slot) => slot.path[0] === 'eq')
const COUNT = MASTER_LAYOUT.slots.filter((slot) => slot.path[0] === 'eq').length
const LAYOUT: BlockLayout = MASTER_LAYOUT

export type Band = Partial<MasterSettings['eq']['bands'][number]>

/** A master's parameter block with these bands on. */
function block(bands: Band[], on = true): Float64Array {
  const settings = defaultMaster()
  settings.eq.on = on
  bands.forEach((band, i) => {
    Object.assign(settings.eq.bands[i] as object, { on: true }, band)
  })
  return packBlock(LAYOUT, settings, new Float64Array(LAYOUT.length))
}

/** The equaliser's own section of it. */
export function section(bands: Band[], on = true): Float64Array {
  return block(bands, on).subarray(FIRST, FIRST + COUNT)
}

/** The curve drawn for these bands, in decibels: that of the mid, or of the side. */
export function drawnDb(
  bands: Band[],
  rateHz: number,
  frequenciesHz: Float64Array,
  channels: 'mid' | 'side' = 'mid',
): Float64Array {
  return eqResponseDb(new Dsp(dspModule), block(bands), 'master', rateHz, frequenciesHz, { channels })
}

export interface Change {
  frame: number
  params: Float64Array
}

export class LinearPhaseRunner {
  readonly host: SingleProcessor
  private readonly maxBlock: number

  constructor(params: Float64Array, rateHz = 48000, maxBlock = 4096) {
    this.maxBlock = maxBlock
    this.host = new SingleProcessor(new Dsp(dspModule), 'linearPhase', { rateHz, maxBlock })
    this.set(params)
    this.host.reset()
  }

  set(params: Float64Array): void {
    this.host.params.set(params)
    this.host.applyParams()
  }

  /** Processes interleaved pairs in blocks of `size` frames; each change takes place before its frame. */
  run(input: Float64Array, size = this.maxBlock, changes: Change[] = []): Float64Array {
    const out = new Float64Array(input.length)
    const frames = input.length / 2
    const pending = [...changes]
    for (let start = 0; start < frames; ) {
      for (; pending[0] && pending[0].frame <= start; pending.shift()) this.set(pending[0].params)
      const n = Math.min(size, frames - start, (pending[0]?.frame ?? frames) - start)
      this.host.buffer.set(input.subarray(2 * start, 2 * (start + n)))
      this.host.process(n)
      out.set(this.host.buffer.subarray(0, 2 * n), 2 * start)
      start += n
    }
    return out
  }

  /** The impulse response to a pair, long enough for all of it: pairs from the frame of the impulse on. */
  impulse(left: number, right: number): Float64Array {
    const input = new Float64Array(4 * (this.host.latencyFrames + 1))
    input[0] = left
    input[1] = right
    this.host.reset()
    return this.run(input)
  }
}

export function lane(pairs: Float64Array, index: 0 | 1): Float64Array {
  return Float64Array.from({ length: pairs.length / 2 }, (_, i) => pairs[2 * i + index] as number)
}

/** Whether two stretches hold the same bits. */
export function isSame(a: Float64Array, b: Float64Array): boolean {
  const bytes = (x: Float64Array) => Buffer.from(x.buffer, x.byteOffset, x.byteLength)
  return Buffer.compare(bytes(a), bytes(b)) === 0
}

/** Largest magnitude. */
export function peak(samples: Float64Array): number {
  return samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
}

/** Response at one frequency about frame `centre`: the real part, and the imaginary part that linear phase does not have. */
export function responseAt(samples: Float64Array, centre: number, hz: number, rateHz: number): [number, number] {
  const w = (2 * Math.PI * hz) / rateHz
  let real = 0
  let imaginary = 0
  // A rotation restarted every 256 frames: fast, and exact enough.
  for (let start = 0; start < samples.length; start += 256) {
    let c = Math.cos(w * (start - centre))
    let s = Math.sin(w * (start - centre))
    for (let i = start; i < Math.min(start + 256, samples.length); i++) {
      real += (samples[i] as number) * c
      imaginary -= (samples[i] as number) * s
      const next = c * Math.cos(w) - s * Math.sin(w)
      s = s * Math.cos(w) + c * Math.sin(w)
      c = next
    }
  }
  return [real, imaginary]
}

/** Uniform noise in both channels, as pairs. */
export function noisePairs(frames: number, seed = 1, amplitude = 0.5): Float64Array {
  let state = seed >>> 0
  return Float64Array.from({ length: 2 * frames }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return amplitude * (state / 2147483648 - 1)
  })
}
