// A filter that a person operates: up to four sections that come in and go out together, with a cross-fade of their own.

import { Smoothed } from '../maths/smoothed'
import { Biquad, BOTH_LANES } from './biquad'

/** Frames between two looks at the controls; coefficients glide in between. */
export const CONTROL_FRAMES: i32 = 16
/** Raised-cosine cross-fade in and out. */
export const FADE_SECONDS: f64 = 0.01
/** One change of a frequency, gain or Q. */
export const GLIDE_SECONDS: f64 = 0.04
/** A filter that starts from silence runs unheard this long before it is faded in: its own start must not ring. */
export const WARM_SECONDS: f64 = 0.016

export class BiquadStage {
  sections: Biquad[] = []
  /** Sections in use; changes only while the stage is silent. */
  sectionCount: i32 = 1
  wet: Smoothed
  /** False until first switched on: costs nothing. */
  running: bool = false
  gliding: bool = false
  /** Whether the stage follows the sound itself: it then runs alone, and moves without being seen to by `isMoving`. */
  listens: bool = false
  /** Both lanes for left and right; one of them for a stage that works on the middle or the side. */
  lanes: i32 = BOTH_LANES
  private warmFrames: i32 = 0
  private warmLeft: i32 = 0
  protected on: bool = false
  protected kind: i32 = 0
  protected wantedKind: i32 = 0

  constructor(
    public sampleRate: f64,
    maxSections: i32,
  ) {
    this.wet = new Smoothed(<i32>Math.ceil(sampleRate * FADE_SECONDS))
    this.warmFrames = <i32>Math.ceil(sampleRate * WARM_SECONDS)
    for (let i = 0; i < maxSections; i++) this.sections.push(new Biquad())
  }

  /** Everything at its target, states empty. */
  reset(): void {
    this.running = this.on
    this.wet.snap(this.on ? 1 : 0)
    this.snapControls()
    this.kind = this.wantedKind
    this.gliding = false
    this.warmLeft = 0
    for (let i = 0; i < this.sections.length; i++) unchecked(this.sections[i]).clear()
    this.redesign()
  }

  /** In the path with fixed coefficients: fit for the fused kernels. */
  get isPlain(): bool {
    return !this.listens && !this.gliding && this.wet.isAtRest && this.wet.value === 1
  }

  /** Whether any of it is heard. */
  get isAudible(): bool {
    return this.running && !(this.wet.isAtRest && this.wet.value === 0)
  }

  /** Whether the next look at the controls would change anything. */
  get isMoving(): bool {
    if (!this.running) return this.on
    if ((this.gliding && !this.listens) || !this.wet.isAtRest || this.kind !== this.wantedKind || !this.controlsAtRest)
      return true
    return this.wet.target !== (this.on ? 1.0 : 0.0)
  }

  /** Called every CONTROL_FRAMES frames while anything moves. */
  control(): void {
    if (this.on && !this.running) {
      this.reset()
      this.wet.snap(0)
      this.warmLeft = this.warmFrames
    } else if (this.warmLeft > 0) {
      this.warmLeft -= CONTROL_FRAMES
    }
    if (!this.running) return
    if (this.gliding) {
      for (let i = 0; i < this.sectionCount; i++) unchecked(this.sections[i]).arrive()
      this.gliding = false
    }
    if (this.kind !== this.wantedKind) {
      // Out, change, in: the step between two shapes is never heard.
      if (this.wet.isAtRest && this.wet.value === 0) {
        this.kind = this.wantedKind
        this.snapControls()
        for (let i = 0; i < this.sections.length; i++) unchecked(this.sections[i]).clear()
        this.redesign()
        this.warmLeft = this.warmFrames
      }
    }
    this.wet.setTarget(this.on && this.kind === this.wantedKind && this.warmLeft <= 0 ? 1 : 0)
    if (!this.controlsAtRest) {
      this.advanceControls(CONTROL_FRAMES)
      this.glideSections()
    }
  }

  /** Sends the sections to the present values of the controls. */
  protected glideSections(): void {
    for (let i = 0; i < this.sectionCount; i++) {
      unchecked(this.sections[i]).glide(this.design(i), CONTROL_FRAMES)
    }
    this.gliding = true
  }

  /** One segment while the stage fades or glides. `scratch` holds `frames` frames. */
  processMoving(buffer: usize, frames: i32, scratch: usize): void {
    const faded = !this.wet.isAtRest || this.wet.value !== 1
    if (faded) memory.copy(scratch, buffer, (<usize>frames) << 4)
    const wetBuffer = faded ? scratch : buffer
    for (let i = 0; i < this.sectionCount; i++) unchecked(this.sections[i]).process(wetBuffer, frames, this.gliding)
    if (faded) mix(buffer, scratch, frames, this.wet)
  }

  /** Squared magnitude at `w` radians per sample with the present coefficients, cross-fade aside. */
  squaredGain(w: f64): f64 {
    let product: f64 = 1
    for (let i = 0; i < this.sectionCount; i++) product *= unchecked(this.sections[i]).squaredGain(w)
    return product
  }

  flush(): void {
    for (let i = 0; i < this.sectionCount; i++) unchecked(this.sections[i]).flush()
  }

  private redesign(): void {
    this.sectionCount = this.sectionsOf(this.kind)
    this.lanes = this.lanesOf(this.kind)
    for (let i = 0; i < this.sectionCount; i++) {
      const section = unchecked(this.sections[i])
      section.workOn(this.lanes)
      section.set(this.design(i))
    }
  }

  /** How many sections a kind of this stage needs. */
  protected sectionsOf(_kind: i32): i32 {
    return 1
  }

  /** Which lanes a kind of this stage works on. */
  protected lanesOf(_kind: i32): i32 {
    return BOTH_LANES
  }

  protected get controlsAtRest(): bool {
    return true
  }

  protected snapControls(): void {}

  protected advanceControls(_frames: i32): void {}

  /** StaticArray<f64> of section `index` at the present values. */
  protected design(_index: i32): StaticArray<f64> {
    return unchecked(new StaticArray<f64>(5))
  }
}

/** `dry` becomes dry + w (wet - dry); exactly dry at 0 and exactly wet at 1. */
export function mix(dry: usize, wet: usize, frames: i32, amount: Smoothed): void {
  if (amount.isAtRest && amount.value === 0) return
  for (let i = 0; i < frames; i++) {
    const w = amount.next()
    const offset = (<usize>i) << 4
    if (w === 0) continue
    const y = v128.load(wet + offset)
    if (w === 1) {
      v128.store(dry + offset, y)
      continue
    }
    const x = v128.load(dry + offset)
    v128.store(dry + offset, f64x2.add(x, f64x2.mul(f64x2.splat(w), f64x2.sub(y, x))))
  }
}
