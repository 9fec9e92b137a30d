import type { Dsp } from '../../src/engine/dsp'
import { defaultMaster, type MultibandBandSettings, type MultibandSettings } from '../../src/params'
import { makeDsp } from './group-strip-runner'

interface MultibandExports {
  multibandMemory(slots: number): number
  multibandCreate(rateHz: number, maxBlock: number): number
  multibandSetTargets(self: number, params: number): void
  multibandSetSolo(self: number, band: number): void
  multibandReset(self: number): void
  multibandProcess(self: number, buffer: number, frames: number): void
  multibandGains(self: number, band: number): number
  multibandReductionsDb(self: number): number
  multibandFollowerCreate(leader: number, rateHz: number, maxBlock: number): number
  multibandFollowerReset(self: number): void
  multibandFollowerProcess(self: number, buffer: number, frames: number): void
}

/** Settings that are on and, unless changed, compress nothing. */
export function multiband(
  values: Partial<Omit<MultibandSettings, 'bands'>> = {},
  bands: Partial<MultibandBandSettings>[] = [],
): MultibandSettings {
  const settings = { ...defaultMaster().multiband, on: true, ...values }
  settings.bands = settings.bands.map((band, i) => ({ ...band, on: false, ...bands[i] }))
  return settings
}

/** The section's values in the order of its table. */
export function packMultiband(settings: MultibandSettings): number[] {
  const { bands, on, count, ...crossovers } = settings
  return [
    Number(on),
    Number(count === '4'),
    ...Object.values(crossovers),
    ...bands.flatMap((band) => Object.values(band).map(Number)),
  ]
}

/** A multiband compressor with followers, in one binary. */
export class MultibandAlone {
  private readonly calls: MultibandExports
  private readonly self: number
  private readonly params: number
  private readonly buffers: number[]
  private readonly followers: number[]
  private readonly maxBlock: number
  private readonly dsp: Dsp

  constructor(rateHz: number, maxBlock: number, followers = 0, dsp = makeDsp()) {
    this.maxBlock = maxBlock
    this.dsp = dsp
    this.calls = dsp.exports as unknown as MultibandExports
    this.self = this.calls.multibandCreate(rateHz, maxBlock)
    this.params = this.calls.multibandMemory(64)
    this.followers = Array.from({ length: followers }, () =>
      this.calls.multibandFollowerCreate(this.self, rateHz, maxBlock),
    )
    this.buffers = Array.from({ length: followers + 1 }, () => this.calls.multibandMemory(2 * maxBlock))
  }

  set(settings: MultibandSettings): void {
    const values = packMultiband(settings)
    this.dsp.f64(this.params, values.length).set(values)
    this.calls.multibandSetTargets(this.self, this.params)
  }

  solo(band: number): void {
    this.calls.multibandSetSolo(this.self, band)
  }

  reset(): void {
    this.calls.multibandReset(this.self)
    for (const follower of this.followers) this.calls.multibandFollowerReset(follower)
  }

  /** Interleaved stereo through the leader, and what each follower makes of its own input, in blocks as long as allowed. */
  process(input: Float64Array, ...parts: Float64Array[]): Float64Array[] {
    const inputs = [input, ...parts]
    const outputs = inputs.map((signal) => new Float64Array(signal.length))
    for (let start = 0; start < input.length; start += 2 * this.maxBlock) {
      const end = Math.min(input.length, start + 2 * this.maxBlock)
      inputs.forEach((signal, i) => {
        const at = this.buffers[i] as number
        this.dsp.f64(at, end - start).set(signal.subarray(start, end))
        if (i === 0) this.calls.multibandProcess(this.self, at, (end - start) / 2)
        else this.calls.multibandFollowerProcess(this.followers[i - 1] as number, at, (end - start) / 2)
        outputs[i]?.set(this.dsp.f64(at, end - start), start)
      })
    }
    return outputs
  }

  /** Gains of a band in the last block: pairs. */
  gains(band: number, frames: number): Float64Array {
    return this.dsp.f64(this.calls.multibandGains(this.self, band), 2 * frames).slice()
  }

  get reductionsDb(): Float64Array {
    return this.dsp.f64(this.calls.multibandReductionsDb(this.self), 4).slice()
  }
}
