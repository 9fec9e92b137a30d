import { type CeilingHold, packHolds } from '../../src/engine/ceiling-hold'
import { Limiter } from '../../src/engine/limiter'
import type { Overs } from '../../src/engine/loudness-history'
import { LoudnessMeter } from '../../src/engine/loudness-meter'
import { MasterBus } from '../../src/engine/master-bus'
import { Quantiser } from '../../src/engine/quantiser'
import { samplesTruePeak } from '../../src/engine/true-peak'
import { defaultMaster, LIMITER, MASTER_LAYOUT, packBlock, type ValuesOf } from '../../src/params'
import { nextHolds } from '../../src/render/ceiling-holds'
import type { Dither, SampleFormat } from '../../src/session/export-format'
import { type AdversarialSignal, adversarialSignal as adversarial, randomOf } from './adversarial-signals'
import { decibels, dsp, type Stereo } from './limiter-signals'

const BLOCK = 4096
const MOST_PASSES = 12

export interface Delivery {
  limiter: ValuesOf<typeof LIMITER>
  format: SampleFormat
  dither: Dither
  /** By the limiter alone, as behind a conversion of the rate, instead of the master bus. */
  alone: boolean
}

export interface CeilingRun {
  /** What the file holds. */
  samples: Stereo
  holds: CeilingHold[]
  /** How often it was rendered: 1 where no hold was needed. */
  passes: number
}

/** The binary frees nothing: one of each for a rate. */
const hosts = new Map<number, { bus: MasterBus; limiter: Limiter; meter: LoudnessMeter }>()
const quantiser = new Quantiser(dsp, { maxBlock: BLOCK })

function hostOf(rateHz: number) {
  const known = hosts.get(rateHz)
  if (known) return known
  const made = {
    bus: new MasterBus(dsp, { rateHz, maxBlock: BLOCK, inputs: 1 }),
    limiter: new Limiter(dsp, { rateHz, maxBlock: BLOCK }),
    meter: new LoudnessMeter(dsp, { rateHz, maxBlock: BLOCK, channels: 2 }),
  }
  hosts.set(rateHz, made)
  return made
}

/** Settings of a limiter and a file, drawn from a seed: every end of every knob among them. */
export function randomDelivery(index: number, rateHz: number): Delivery {
  const random = randomOf(index, 2)
  const one = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)]!
  const range = ({ min, max }: { min: number; max: number }) => min + (max - min) * one([0, random(), random(), 1])
  const limiter = {
    on: true,
    driveDb: Math.max(0, range(LIMITER.driveDb)),
    ceilingDbtp: Math.round(10 * range(LIMITER.ceilingDbtp)) / 10,
    lookAheadMs: range(LIMITER.lookAheadMs),
    autoRelease: random() < 0.5,
    releaseMs: range(LIMITER.releaseMs) * one([0.05, 1]),
    character: one(LIMITER.character.options).id,
    stereoLinkPercent: range(LIMITER.stereoLinkPercent),
  }
  limiter.releaseMs = Math.max(LIMITER.releaseMs.min, limiter.releaseMs)
  const files: Pick<Delivery, 'format' | 'dither'>[] = [
    { format: 'pcm24', dither: 'tpdf' },
    { format: 'pcm16', dither: 'tpdf' },
    { format: 'pcm16', dither: rateHz > 50_000 ? 'none' : 'shaped' },
    { format: 'float32', dither: 'none' },
  ]
  return { limiter, ...one(files), alone: index % 5 === 4 }
}

function mastered(
  { left, right, rateHz }: AdversarialSignal,
  { limiter }: Delivery,
  holds: readonly CeilingHold[],
): Stereo {
  const { bus } = hostOf(rateHz)
  packBlock(MASTER_LAYOUT, { ...defaultMaster(), limiter }, bus.params)
  bus.setHolds(packHolds(holds))
  bus.reset()
  const late = bus.latencyFrames
  const frames = left.length
  const out = { left: new Float32Array(frames + late), right: new Float32Array(frames + late) }
  for (let at = 0; at < frames + late; at += BLOCK) {
    const n = Math.min(BLOCK, frames + late - at)
    bus
      .inputLeft(0)
      .fill(0)
      .set(left.subarray(at, at + n))
    bus
      .inputRight(0)
      .fill(0)
      .set(right.subarray(at, at + n))
    bus.process(n, at)
    out.left.set(bus.outputLeft.subarray(0, n), at)
    out.right.set(bus.outputRight.subarray(0, n), at)
  }
  return { left: out.left.subarray(late), right: out.right.subarray(late) }
}

function limitedAlone(
  { left, right, rateHz }: AdversarialSignal,
  { limiter }: Delivery,
  holds: readonly CeilingHold[],
): Stereo {
  const host = hostOf(rateHz).limiter
  host.setTargets(limiter)
  host.setHolds(packHolds(holds))
  host.reset()
  const drive = 10 ** (limiter.driveDb / 20)
  const late = host.latencyFrames
  const frames = left.length
  const out = { left: new Float32Array(frames + late), right: new Float32Array(frames + late) }
  for (let at = 0; at < frames + late; at += BLOCK) {
    const n = Math.min(BLOCK, frames + late - at)
    const { buffer } = host
    for (let i = 0; i < n; i++) {
      buffer[2 * i] = drive * (left[at + i] ?? 0)
      buffer[2 * i + 1] = drive * (right[at + i] ?? 0)
    }
    host.process(n)
    for (let i = 0; i < n; i++) {
      out.left[at + i] = buffer[2 * i]!
      out.right[at + i] = buffer[2 * i + 1]!
    }
  }
  return { left: out.left.subarray(late), right: out.right.subarray(late) }
}

function written({ left, right }: Stereo, { format, dither }: Delivery): Stereo {
  if (format === 'float32') return { left, right }
  const file = { left: new Float32Array(left.length), right: new Float32Array(left.length) }
  const bytesEach = format === 'pcm16' ? 2 : 3
  for (let at = 0; at < left.length; at += BLOCK) {
    const n = Math.min(BLOCK, left.length - at)
    const args = [left.subarray(at, at + n), right.subarray(at, at + n), n, at, 1, dither] as const
    const bytes = format === 'pcm16' ? quantiser.toPcm16(...args) : quantiser.toPcm24(...args)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const read = (sample: number) => {
      const low = bytesEach * sample
      if (bytesEach === 2) return view.getInt16(low, true) / 32768
      return (view.getInt8(low + 2) * 65536 + view.getUint16(low, true)) / 8388608
    }
    for (let i = 0; i < n; i++) {
      file.left[at + i] = read(2 * i)
      file.right[at + i] = read(2 * i + 1)
    }
  }
  return file
}

function measuredOvers({ left, right }: Stereo, rateHz: number, ceilingDbtp: number): Overs {
  const { meter } = hostOf(rateHz)
  meter.reset()
  meter.setCeilingDbtp(ceilingDbtp)
  meter.process(left, right, left.length)
  meter.finish()
  return meter.overs()
}

/** Renders, measures what the file holds, and renders again with more holds until nothing is over the ceiling. */
export function renderUnderCeiling(signal: AdversarialSignal, delivery: Delivery): CeilingRun {
  let holds: CeilingHold[] = []
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const limited = delivery.alone ? limitedAlone(signal, delivery, holds) : mastered(signal, delivery, holds)
    const samples = written(limited, delivery)
    const overs = measuredOvers(samples, signal.rateHz, delivery.limiter.ceilingDbtp)
    if (overs.total === 0) return { samples, holds, passes: pass + 1 }
    holds = nextHolds(holds, overs, delivery.limiter.ceilingDbtp, signal.rateHz, pass)
  }
  throw new Error(`over the ceiling after ${MOST_PASSES} passes`)
}

export interface CeilingReport {
  held: number
  mostPasses: number
  mostHolds: number
  largestExtraDb: number
  worst16xDb: number
  worst64xDb: number
}

/** Signals number `first` to `first + count - 1`, and the worst of them all. Throws where one is over its ceiling. */
export function tryCeilings(
  first: number,
  count: number,
  seconds: number,
  onEach?: (line: string) => void,
): CeilingReport {
  const report: CeilingReport = {
    held: 0,
    mostPasses: 1,
    mostHolds: 0,
    largestExtraDb: 0,
    worst16xDb: Number.NEGATIVE_INFINITY,
    worst64xDb: Number.NEGATIVE_INFINITY,
  }
  for (let index = first; index < first + count; index++) {
    const signal = adversarial(index, seconds)
    const delivery = randomDelivery(index, signal.rateHz)
    const { samples, holds, passes } = renderUnderCeiling(signal, delivery)
    const over = (oversampling: 16 | 64) =>
      decibels(samplesTruePeak(dsp, samples.left, samples.right, oversampling)) - delivery.limiter.ceilingDbtp
    const [over16, over64] = [over(16), over(64)]
    const largest = Math.max(0, ...holds.map(({ extraDb }) => extraDb))
    if (holds.length > 0) report.held++
    report.mostPasses = Math.max(report.mostPasses, passes)
    report.mostHolds = Math.max(report.mostHolds, holds.length)
    report.largestExtraDb = Math.max(report.largestExtraDb, largest)
    report.worst16xDb = Math.max(report.worst16xDb, over16)
    report.worst64xDb = Math.max(report.worst64xDb, over64)
    onEach?.(
      `${index} ${signal.name} ${signal.rateHz} ${delivery.format} ${delivery.dither} ceiling ${delivery.limiter.ceilingDbtp}: ` +
        `${holds.length} holds, ${passes} passes, ${largest.toFixed(3)} dB, 16x ${over16.toFixed(5)}, 64x ${over64.toFixed(5)}`,
    )
  }
  return report
}
