import { readFileSync } from 'node:fs'
import { Dsp } from '../../src/engine/dsp'
import { SingleProcessor } from '../../src/engine/single-processor'

const dspModule = new WebAssembly.Module(readFileSync(new URL('../../build/dsp.wasm', import.meta.url)))

/** on, attackDb, sustainDb: the order of the table. */
export type Settings = readonly [on: 0 | 1, attackDb: number, sustainDb: number]

export interface Turn {
  frame: number
  settings: Settings
}

export class TransientRunner {
  readonly host: SingleProcessor

  constructor(settings: Settings, rateHz = 48000, maxBlock = 4096) {
    this.host = new SingleProcessor(new Dsp(dspModule), 'transient', { rateHz, maxBlock })
    this.set(settings)
    this.host.reset()
  }

  set(settings: Settings): void {
    this.host.params.set(settings)
    this.host.applyParams()
  }

  /** Processes interleaved pairs in blocks of `size` frames; each turn of the controls takes place before its frame. */
  run(input: Float64Array, size = 4096, turns: Turn[] = []): Float64Array {
    const out = new Float64Array(input.length)
    const frames = input.length / 2
    const pending = [...turns]
    for (let start = 0; start < frames; ) {
      for (; pending[0] && pending[0].frame <= start; pending.shift()) this.set(pending[0].settings)
      const n = Math.min(size, frames - start, (pending[0]?.frame ?? frames) - start)
      this.host.buffer.set(input.subarray(2 * start, 2 * (start + n)))
      this.host.process(n)
      out.set(this.host.buffer.subarray(0, 2 * n), 2 * start)
      start += n
    }
    return out
  }
}

/** The same sound in both channels, as pairs. */
export function pairs(frames: number, sample: (frame: number) => number): Float64Array {
  const out = new Float64Array(2 * frames)
  for (let i = 0; i < frames; i++) out.fill(sample(i), 2 * i, 2 * i + 2)
  return out
}

/** Gain in decibels of each frame: 0 where there is no sound. */
export function gainsDb(input: Float64Array, output: Float64Array): Float64Array {
  return Float64Array.from({ length: input.length / 2 }, (_, i) => {
    const x = input[2 * i] as number
    return Math.abs(x) < 1e-12 ? 0 : 20 * Math.log10(Math.abs((output[2 * i] as number) / x))
  })
}

/** A hit of 180 Hz and noise every half second, each decaying by 60 dB in `decaySeconds`, over a bed at `bedDb`. */
export function drums(rateHz: number, seconds: number, decaySeconds = 0.3, bedDb = -200): Float64Array {
  let state = 7
  return pairs(Math.round(seconds * rateHz), (i) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const noise = state / 2147483648 - 1
    const t = (i / rateHz) % 0.5
    const hit = 0.5 * 10 ** ((-3 * t) / decaySeconds) * (Math.sin(2 * Math.PI * 180 * t) + 0.3 * noise)
    return hit + 10 ** (bedDb / 20) * noise
  })
}
