import { readFileSync } from 'node:fs'
import { Dsp } from '../../src/engine/dsp'
import { GroupStrip } from '../../src/engine/group-strip'
import { defaultStrip, packBlock, STRIP_LAYOUT, type StripSettings } from '../../src/params'

const dspModule = new WebAssembly.Module(readFileSync(new URL('../../build/dsp.wasm', import.meta.url)))

export function makeDsp(): Dsp {
  return new Dsp(dspModule)
}

export interface Stereo {
  left: Float32Array
  right: Float32Array
}

/** A strip's settings with some of them changed. */
export function strip(change: (settings: StripSettings) => void): StripSettings {
  const settings = defaultStrip()
  change(settings)
  return settings
}

/** Changes of settings on a frame; frame 0 counts as before the first reset. */
export interface Step {
  frame: number
  settings: StripSettings
}

/**
 * Runs a fresh strip over `input` in blocks of `block` frames, with `steps` applied exactly on their frames. What comes
 * out is aligned with the input.
 */
export function runStrip(
  input: Stereo,
  steps: Step[],
  { rateHz = 48000, block = 128, dsp = makeDsp() } = {},
): Stereo & {
  dry: Stereo
  meters: Float64Array
} {
  const host = new GroupStrip(dsp, { rateHz, maxBlock: Math.max(block, 1) })
  const latency = host.latencyFrames
  const frames = input.left.length + latency
  const result = { left: new Float32Array(frames), right: new Float32Array(frames) }
  const dry = { left: new Float32Array(frames), right: new Float32Array(frames) }
  const pending = [...steps]
  const first = pending[0]
  if (first?.frame === 0) {
    pending.shift()
    packBlock(STRIP_LAYOUT, first.settings, host.params)
    host.applyParams()
    host.reset()
  }
  for (let start = 0; start < frames; ) {
    while (pending[0] && pending[0].frame <= start) {
      packBlock(STRIP_LAYOUT, (pending.shift() as Step).settings, host.params)
      host.applyParams()
    }
    const n = Math.min(block, frames - start, (pending[0]?.frame ?? Infinity) - start)
    feed(host.inputLeft, input.left, start, n)
    feed(host.inputRight, input.right, start, n)
    host.process(n, start)
    result.left.set(host.outputLeft.subarray(0, n), start)
    result.right.set(host.outputRight.subarray(0, n), start)
    dry.left.set(host.dryLeft.subarray(0, n), start)
    dry.right.set(host.dryRight.subarray(0, n), start)
    start += n
  }
  const aligned = ({ left, right }: Stereo) => ({ left: left.slice(latency), right: right.slice(latency) })
  return { ...aligned(result), dry: aligned(dry), meters: host.meters.slice() }
}

/** Frames of `from`, and silence after its end. */
function feed(to: Float32Array, from: Float32Array, start: number, frames: number): void {
  to.fill(0, 0, frames)
  to.set(from.subarray(Math.min(start, from.length), start + frames))
}

export function sine(frames: number, hz: number, rateHz: number, gain = 1): Stereo {
  const left = Float32Array.from({ length: frames }, (_, i) => gain * Math.sin((2 * Math.PI * hz * i) / rateHz))
  return { left, right: left.slice() }
}

/** Reproducible white noise in -gain..gain. */
export function noise(frames: number, seed = 1, gain = 0.5): Stereo {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return gain * (state / 2 ** 31 - 1)
  }
  return { left: Float32Array.from({ length: frames }, next), right: Float32Array.from({ length: frames }, next) }
}
