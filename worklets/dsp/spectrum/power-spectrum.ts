// Long-term average power spectrum (P. Welch, IEEE Trans. Audio Electroacoust. 15, 1967): Hann-windowed segments that
// overlap by half, their powers averaged. The two channels are the real and the imaginary part of one transform, because
// only the sum of their powers is wanted: |L|^2 + |R|^2 at a frequency is half of |Z|^2 there and at its negative.
import { Fft, Transform } from '../linear-phase/fft'

/** Frames of a segment up to 48 kHz; at higher rates as long in time. */
const SEGMENT: i32 = 8192
/** IEC 61260-1, base 10: centres 10^(n / 10) Hz from 20 Hz (n = 13) to 20 kHz (n = 43), edges half a step around. */
const FIRST_BAND: i32 = 13
const BANDS: i32 = 31

export class PowerSpectrum {
  readonly inputs: usize
  /** f64 a band. */
  readonly centres: usize
  readonly levels: usize
  /** Of these, the bands whose centre is below half the rate. */
  readonly bands: i32
  private size: i32
  private transform: Transform
  private window: usize
  /** The last `size` frames, f64 L R. */
  private frames: usize
  /** f64: sums of |Z|^2 at all frequencies, negative ones in the upper half. */
  private powers: usize
  private filled: i32 = 0
  private segments: f64 = 0

  constructor(
    private rateHz: f64,
    readonly maxBlock: i32,
    private channels: i32,
  ) {
    let size = SEGMENT
    while (<f64>size * 48000 < <f64>SEGMENT * rateHz) size <<= 1
    this.size = size
    this.transform = new Transform(new Fft(size))
    this.inputs = heap.alloc((<usize>maxBlock) << 3)
    this.frames = heap.alloc((<usize>size) << 4)
    this.powers = heap.alloc((<usize>size) << 3)
    const window = heap.alloc((<usize>size) << 3)
    for (let n: i32 = 0; n < size; n++) {
      const turn = (2 * NativeMath.PI * <f64>n) / <f64>size
      store<f64>(window + ((<usize>n) << 3), 0.5 - 0.5 * NativeMath.cos(turn))
    }
    this.window = window
    this.levels = heap.alloc((<usize>BANDS) << 3)
    const centres = heap.alloc((<usize>BANDS) << 3)
    let bands: i32 = 0
    for (let band: i32 = 0; band < BANDS; band++) {
      const centre = bandHz(<f64>band)
      store<f64>(centres + ((<usize>band) << 3), centre)
      if (centre < rateHz / 2) bands += 1
    }
    this.centres = centres
    this.bands = bands
    this.reset()
  }

  reset(): void {
    memory.fill(this.inputs, 0, (<usize>this.maxBlock) << 3)
    memory.fill(this.powers, 0, (<usize>this.size) << 3)
    this.filled = 0
    this.segments = 0
  }

  process(frames: i32): void {
    const left = this.inputs
    const right = left + ((<usize>this.maxBlock) << 2)
    const isStereo = this.channels > 1
    for (let i: usize = 0; i < <usize>frames; i++) {
      const at = this.frames + ((<usize>this.filled) << 4)
      store<f64>(at, finite(load<f32>(left + (i << 2))))
      store<f64>(at, isStereo ? finite(load<f32>(right + (i << 2))) : 0, 8)
      this.filled += 1
      if (this.filled === this.size) this.endSegment()
    }
  }

  /** Of a programme shorter than a segment, what there is; otherwise the rest of the last segment does not count. */
  finish(): void {
    if (this.segments > 0 || this.filled === 0) return
    const from = (<usize>this.filled) << 4
    memory.fill(this.frames + from, 0, ((<usize>this.size) << 4) - from)
    this.endSegment()
  }

  /** Writes the mean square of both channels together in each band, in dB; -Infinity of nothing. */
  refresh(): void {
    const hzToBin = <f64>this.size / this.rateHz
    for (let band: i32 = 0; band < BANDS; band++) {
      const power =
        band < this.bands ? this.between(bandHz(<f64>band - 0.5) * hzToBin, bandHz(<f64>band + 0.5) * hzToBin) : 0
      store<f64>(this.levels + ((<usize>band) << 3), power > 0 ? 10 * NativeMath.log10(power) : -Infinity)
    }
  }

  private endSegment(): void {
    const transform = this.transform
    for (let n: usize = 0; n < <usize>this.size; n++) {
      const gain = v128.load64_splat(this.window + (n << 3))
      v128.store(transform.data + (n << 4), f64x2.mul(v128.load(this.frames + (n << 4)), gain))
    }
    transform.begin()
    while (!transform.isDone) transform.stepPass()
    for (let n: usize = 0; n < <usize>this.size; n++) {
      const z = v128.load(transform.data + (n << 4))
      const squares = f64x2.mul(z, z)
      const at = this.powers + (n << 3)
      store<f64>(at, load<f64>(at) + f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1))
    }
    const half = (<usize>this.size) << 3
    memory.copy(this.frames, this.frames + half, half)
    this.filled = this.size / 2
    this.segments += 1
  }

  /** Mean square between two places on the axis of bins; a bin is half a step to both sides, and counts by its share. */
  private between(low: f64, high: f64): f64 {
    const half = this.size / 2
    const last = min(half, <i32>NativeMath.ceil(high))
    let sum: f64 = 0
    for (let bin: i32 = max(1, <i32>NativeMath.floor(low)); bin <= last; bin++) {
      const share = min(high, <f64>bin + 0.5) - max(low, <f64>bin - 0.5)
      if (share > 0) sum += share * this.powerAt(bin)
    }
    // Parseval: the squares of a Hann window add up to 3/8 of its length.
    return this.segments > 0 ? sum / (this.segments * 0.375 * <f64>this.size * <f64>this.size) : 0
  }

  private powerAt(bin: i32): f64 {
    const power = load<f64>(this.powers + ((<usize>bin) << 3))
    return bin === this.size / 2 ? power : power + load<f64>(this.powers + ((<usize>(this.size - bin)) << 3))
  }
}

function bandHz(band: f64): f64 {
  return NativeMath.pow(10, (<f64>FIRST_BAND + band) / 10)
}

function finite(sample: f32): f64 {
  return abs(sample) <= f32.MAX_VALUE ? <f64>sample : 0
}
