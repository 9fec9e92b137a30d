// From a magnitude to the spectra of a linear-phase FIR's parts, in small steps: sample the magnitude at twice as many points
// as there are taps, transform it to the zero-phase impulse response, cut that to length with a taper over the last tenth of
// either half (a Tukey window: the long, quiet tail of a narrow low band is what accuracy is made of), delay it to its centre
// and transform it part by part. A. V. Oppenheim, R. W. Schafer, "Discrete-Time Signal Processing", section 7.5.

import { EqualiserCurve } from './equaliser-curve'
import { Fft, Transform } from './fft'
import { StereoFilter } from './stereo-filter'

/** Magnitudes, or butterflies of the long transform, in one step. */
const STEP_POINTS: i32 = 2048
const TAPER: f64 = 0.1

export class FilterDesign {
  /** What is being designed, or was last. */
  readonly curve: EqualiserCurve = new EqualiserCurve()
  private filter: StereoFilter | null = null
  private response: Transform
  private part: Transform
  private taper: StaticArray<f64>
  /** The impulse response is symmetric about this tap. */
  private centre: i32
  private nextPoint: i32 = 0
  private nextPart: i32 = 0
  private partLoaded: bool = false

  /** `fft`: of 2 * block points. The filters have parts * block - 1 taps. */
  constructor(
    private rateHz: f64,
    private parts: i32,
    private block: i32,
    fft: Fft,
  ) {
    const centre = ((parts * block) >> 1) - 1
    this.centre = centre
    this.response = new Transform(new Fft(2 * parts * block))
    this.part = new Transform(fft)
    const frames = <i32>(TAPER * <f64>centre)
    const taper = new StaticArray<f64>(frames)
    for (let i = 0; i < frames; i++) {
      taper[i] = 0.5 + 0.5 * NativeMath.cos((NativeMath.PI * <f64>(i + 1)) / <f64>(frames + 1))
    }
    this.taper = taper
  }

  /** Starts with this curve, for this filter. */
  begin(curve: EqualiserCurve, filter: StereoFilter): void {
    this.curve.copy(curve)
    this.filter = filter
    filter.isFlat = curve.isFlat
    filter.isSplit = curve.isSplit
    this.nextPoint = 0
    this.nextPart = 0
    this.partLoaded = false
    if (filter.isFlat) return
    this.curve.design(this.rateHz)
    this.response.begin()
  }

  get isDone(): bool {
    const filter = this.filter
    return filter === null || filter.isFlat || this.nextPart === this.parts
  }

  step(): void {
    const size = this.response.fft.size
    // Up to half the rate, one pair of points further.
    const points = (size >> 1) + 2
    if (this.nextPoint < points) {
      const end = min(this.nextPoint + STEP_POINTS, points)
      this.curve.sample(this.nextPoint, end, size, this.response.fft.turns, this.response.data)
      this.nextPoint = end
    } else if (!this.response.isDone) {
      this.response.step(STEP_POINTS)
    } else {
      this.stepPart()
    }
  }

  private stepPart(): void {
    if (!this.partLoaded) {
      this.loadPart(this.nextPart)
      this.part.begin()
      this.partLoaded = true
    } else if (!this.part.isDone) {
      this.part.stepPass()
    } else {
      this.filter!.take(this.nextPart, this.part.data)
      this.nextPart += 1
      this.partLoaded = false
    }
  }

  private loadPart(index: i32): void {
    // Both transforms, there and back.
    const scale = 1 / (<f64>this.response.fft.size * <f64>(2 * this.block))
    const flat = this.centre - this.taper.length
    const bytes = (<usize>this.block) << 4
    for (let i = 0; i < this.block; i++) {
      const distance = <i32>Math.abs(index * this.block + i - this.centre)
      let weight: f64 = 0
      if (distance <= flat) weight = scale
      else if (distance <= this.centre) weight = scale * this.taper[distance - flat - 1]
      const tap = v128.load(this.response.data + ((<usize>distance) << 4))
      v128.store(this.part.data + ((<usize>i) << 4), f64x2.mul(tap, f64x2.splat(weight)))
    }
    memory.fill(this.part.data + bytes, 0, bytes)
  }
}
