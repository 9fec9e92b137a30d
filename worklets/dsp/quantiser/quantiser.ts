// From float to PCM: scaled by 2^(bits-1), so that a reader which divides by the same gets the value back; dithered or
// not; rounded half to even; held at full scale instead of wrapping. NaN and infinities become 0.
import { triangularDither } from './dither'
import { NoiseShaper } from './noise-shaper'

export const DITHER_NONE: i32 = 0
export const DITHER_TPDF: i32 = 1
export const DITHER_SHAPED: i32 = 2

export class Quantiser {
  /** f32 planes: left, right. */
  readonly inputs: usize
  readonly bytes: usize
  private left: NoiseShaper = new NoiseShaper()
  private right: NoiseShaper = new NoiseShaper()
  /** The frame that goes on where the last call ended. */
  private nextFrame: i64 = 0

  constructor(readonly maxBlock: i32) {
    this.inputs = heap.alloc((<usize>maxBlock) << 3)
    this.bytes = heap.alloc(<usize>(maxBlock * 6 + 2))
  }

  /** Interleaved little-endian PCM of the frames in the inputs. */
  run(bits: i32, frames: i32, startFrame: i64, seed: u32, dither: i32): void {
    // The shaper's past is the file's: a file that begins, or goes on elsewhere, has none.
    if (startFrame === 0 || startFrame !== this.nextFrame) {
      this.left.reset()
      this.right.reset()
    }
    this.nextFrame = startFrame + <i64>frames
    const stride = <usize>(bits >> 2)
    const bytes = this.bytes
    this.channel(0, bytes, stride, bits, frames, startFrame, seed, dither)
    this.channel(1, bytes + (stride >> 1), stride, bits, frames, startFrame, seed, dither)
  }

  private channel(
    channel: i32,
    bytes: usize,
    stride: usize,
    bits: i32,
    frames: i32,
    startFrame: i64,
    seed: u32,
    dither: i32,
  ): void {
    const from = this.inputs + (channel === 0 ? 0 : (<usize>this.maxBlock) << 2)
    const shaper = channel === 0 ? this.left : this.right
    const top: f64 = bits === 24 ? 8388608 : 32768
    let to = bytes
    for (let i: i32 = 0; i < frames; i++) {
      const sample = load<f32>(from + ((<usize>i) << 2))
      const noise = dither === DITHER_NONE ? 0 : triangularDither(seed, channel, startFrame + <i64>i)
      const scaled = abs(sample) <= f32.MAX_VALUE ? <f64>sample * top : 0
      let value: f64 = 0
      if (dither === DITHER_SHAPED) {
        const wanted = scaled - shaper.feedback
        value = f64.nearest(wanted + noise)
        shaper.take(value - wanted)
      } else {
        value = f64.nearest(scaled + noise)
      }
      write(to, bits, <i32>max(-top, min(top - 1, value)))
      to += stride
    }
  }
}

function write(to: usize, bits: i32, value: i32): void {
  store<u16>(to, <u16>value)
  if (bits === 24) store<u8>(to, <u8>(value >> 16), 2)
}
