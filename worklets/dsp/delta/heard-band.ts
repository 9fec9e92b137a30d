// One band of an equaliser for the ears: a second-order filter that lets through what the band works on. It follows the
// band's frequency and Q as the band itself does, on a control grid counted from its start.

import { BiquadChain, FLUSH_FRAMES } from '../equaliser/biquad-chain'
import { BiquadStage, CONTROL_FRAMES, GLIDE_SECONDS } from '../equaliser/biquad-stage'
import { designBandPass, designHighPass, designLowPass } from '../equaliser/matched-shapes'
import { MASTER_EQ_BAND_CHANNELS_MID, MASTER_EQ_BAND_CHANNELS_SIDE } from '../generated/slots'
import { Smoothed } from '../maths/smoothed'
import { ALL_PASS, BandAim, HIGH_PASS, LOW_PASS } from './band-aim'

const coefficients: StaticArray<f64> = new StaticArray<f64>(5)

class HeardBandFilter extends BiquadStage {
  private logHz: Smoothed
  private logQ: Smoothed

  constructor(rateHz: f64) {
    super(rateHz, 1)
    const glide = <i32>Math.ceil(rateHz * GLIDE_SECONDS)
    this.logHz = new Smoothed(glide)
    this.logQ = new Smoothed(glide)
  }

  aim(aim: BandAim): void {
    this.on = aim.kind !== ALL_PASS
    this.wantedKind = aim.kind
    this.logHz.setTarget(NativeMath.log2(aim.hz))
    this.logQ.setTarget(NativeMath.log2(aim.q))
  }

  protected get controlsAtRest(): bool {
    return this.logHz.isAtRest && this.logQ.isAtRest
  }

  protected snapControls(): void {
    this.logHz.finish()
    this.logQ.finish()
  }

  protected advanceControls(frames: i32): void {
    this.logHz.advance(frames)
    this.logQ.advance(frames)
  }

  protected design(_index: i32): StaticArray<f64> {
    const w0 = (2 * NativeMath.PI * NativeMath.pow(2, this.logHz.value)) / this.sampleRate
    const q = NativeMath.pow(2, this.logQ.value)
    if (this.kind === LOW_PASS) designLowPass(w0, q, coefficients)
    else if (this.kind === HIGH_PASS) designHighPass(w0, q, coefficients)
    else designBandPass(w0, q, coefficients)
    return coefficients
  }
}

export class HeardBand {
  kind: i32 = ALL_PASS
  channels: i32 = 0
  private chain: BiquadChain = new BiquadChain()
  private filter: HeardBandFilter
  private clock: i32 = 0

  constructor(rateHz: f64) {
    this.filter = new HeardBandFilter(rateHz)
    this.chain.stages.push(this.filter)
  }

  /** Lets this band through from the next frame on, with an empty filter. */
  open(aim: BandAim): void {
    this.kind = aim.kind
    this.channels = aim.channels
    this.filter.aim(aim)
    this.reset()
  }

  /** The same band, where it is now. */
  follow(aim: BandAim): void {
    this.filter.aim(aim)
  }

  reset(): void {
    this.clock = 0
    this.chain.reset()
  }

  /** In place, interleaved stereo f64. */
  process(buffer: usize, frames: i32): void {
    this.takeChannels(buffer, frames)
    while (frames > 0) {
      if ((this.clock & (CONTROL_FRAMES - 1)) === 0) this.chain.control()
      const grid = this.chain.isMoving() ? CONTROL_FRAMES : FLUSH_FRAMES
      const n = min(frames, grid - (this.clock & (grid - 1)))
      this.chain.run(0, 1, buffer, n)
      this.clock = (this.clock + n) & (FLUSH_FRAMES - 1)
      if (this.clock === 0) this.chain.flush()
      buffer += (<usize>n) << 4
      frames -= n
    }
  }

  /** A band of the middle or of the side is heard with that alone. */
  private takeChannels(buffer: usize, frames: i32): void {
    const isMid = this.channels === MASTER_EQ_BAND_CHANNELS_MID
    if (!isMid && this.channels !== MASTER_EQ_BAND_CHANNELS_SIDE) return
    const half = f64x2.splat(0.5)
    for (let i: i32 = 0; i < frames; i++) {
      const at = buffer + ((<usize>i) << 4)
      const pair = v128.load(at)
      const turned = i64x2.shuffle(pair, pair, 1, 0)
      const part = isMid ? f64x2.add(pair, turned) : f64x2.sub(pair, turned)
      v128.store(at, f64x2.mul(part, half))
    }
  }
}
