// From float to PCM: scaled by 2^(bits-1), so that a reader which divides by the same gets the value back; dithered or
// not; rounded half to even; held at full scale instead of wrapping. NaN and infinities become 0.
import { triangularDither } from './dither'

class Quantiser {
  readonly inputs: usize
  readonly bytes: usize

  constructor(readonly maxBlock: i32) {
    this.inputs = heap.alloc((<usize>maxBlock) << 3)
    this.bytes = heap.alloc(<usize>(maxBlock * 6 + 2))
  }
}

function quantise(sample: f32, top: f64, dither: f64): i32 {
  const value = abs(sample) <= f32.MAX_VALUE ? f64.nearest(<f64>sample * top + dither) : 0
  return <i32>max(-top, min(top - 1, value))
}

function at(handle: usize): Quantiser {
  return changetype<Quantiser>(handle)
}

export function quantiser_create(maxBlock: i32): usize {
  return changetype<usize>(new Quantiser(maxBlock))
}

export function quantiser_inputs(handle: usize): usize {
  return at(handle).inputs
}

export function quantiser_bytes(handle: usize): usize {
  return at(handle).bytes
}

/** `bits`: 16 or 24. Interleaved little-endian PCM of the frames in the inputs. */
export function quantiser_run(
  handle: usize,
  bits: i32,
  frames: i32,
  startFrame: f64,
  seed: u32,
  withDither: i32,
): void {
  const quantiser = at(handle)
  const top: f64 = bits === 24 ? 8388608 : 32768
  const bytesPerSample = <usize>(bits >> 3)
  const right = quantiser.inputs + ((<usize>quantiser.maxBlock) << 2)
  let to = quantiser.bytes
  for (let i: i32 = 0; i < frames; i++) {
    const frame = <i64>startFrame + <i64>i
    for (let channel: i32 = 0; channel < 2; channel++) {
      const from = channel === 0 ? quantiser.inputs : right
      const dither = withDither !== 0 ? triangularDither(seed, channel, frame) : 0
      const value = quantise(load<f32>(from + ((<usize>i) << 2)), top, dither)
      store<u16>(to, <u16>value)
      if (bits === 24) store<u8>(to, <u8>(value >> 16), 2)
      to += bytesPerSample
    }
  }
}
