import type { LoudnessMeter } from '../engine/loudness-meter'
import type { StereoBlock } from '../engine/stem-source'
import type { LaneEnd } from './lane'
import { Mailbox } from './mailbox'
import type { Pace } from './pace'
import type { PcmSamples } from './pcm-samples'
import type { RateConversion } from './rate-conversion'
import type { FinishJob, FinishMessage, FinishReply, Span } from './render-job'
import type { Sha256 } from './sha256'

/** Pieces of the file that may be on their way to the caller at once. */
const PIECES_AHEAD = 8
const PROGRESS_EVERY_MS = 100

/** The way to the caller: bytes as fast as it takes them, progress ten times a second. */
export class FinishPort {
  readonly #port: MessagePort
  readonly #room = new Mailbox<FinishReply>()
  #lastProgress = 0

  constructor(port: MessagePort) {
    this.#port = port
    for (let index = 0; index < PIECES_AHEAD; index++) this.#room.put('taken')
    port.onmessage = (event: MessageEvent<FinishReply>) => this.#room.put(event.data)
  }

  async bytes(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (bytes.length === 0) return
    await this.#room.take()
    const message: FinishMessage = { bytes }
    this.#port.postMessage(message, [bytes.buffer])
  }

  progress(framesDone: number, samplePeakDbfs: () => number): void {
    const now = performance.now()
    if (now - this.#lastProgress < PROGRESS_EVERY_MS) return
    this.#lastProgress = now
    const message: FinishMessage = { framesDone, samplePeakDbfs: samplePeakDbfs() }
    this.#port.postMessage(message)
  }

  end(): void {
    const message: FinishMessage = { end: true }
    this.#port.postMessage(message)
  }

  fail(error: Error): void {
    this.#room.fail(error)
  }
}

/** What a finish works with: opened by its worker. */
export interface FinishTools {
  meter: LoudnessMeter
  /** Null where floats are only measured. */
  samples: PcmSamples | null
  hash: Sha256 | null
  conversion: RateConversion | null
  /** Factor before anything else. */
  gain: number
  port: FinishPort
  log10(x: number): number
}

/**
 * The end of the graph: cuts the latency and what lies outside the span off, makes PCM, and measures what that holds.
 * Resolves to the highest sample before it became PCM, which may cut it off, in dBFS.
 */
export async function runFinish(
  job: FinishJob,
  tools: FinishTools,
  input: LaneEnd,
  written: LaneEnd | null,
  span: Span,
  pace: Pace,
): Promise<number> {
  const { meter, conversion, gain } = tools
  meter.reset()
  const finish = new Finish(job, tools, span.blockFrames)
  let done = 0
  for (let chunkStart = 0; chunkStart < span.frames; chunkStart += span.chunkFrames) {
    const block = await input.take()
    const copy = written ? await written.take() : null
    await pace.turn()
    const from = Math.max(0, job.firstFrame - chunkStart)
    const to = Math.min(span.chunkFrames, span.frames - chunkStart, job.firstFrame + job.frames - chunkStart)
    if (to > from) {
      const wanted = part(block, from, to)
      amplify(wanted, gain)
      const target = copy && part(copy, from, to)
      if (!conversion) await finish.take(wanted, target)
      else {
        for (const converted of conversion.take(wanted)) await finish.take(converted, null)
        // Before the conversion: files are compared at the rate that they were made at.
        if (target) copyInto(wanted, target)
      }
      done += to - from
      tools.port.progress(done, () => finish.peakDbfs)
    }
    input.give(block)
    if (copy) written?.give(copy)
  }
  for (const converted of conversion?.finish() ?? []) await finish.take(converted, null)
  meter.finish()
  meter.refresh()
  tools.port.end()
  return finish.peakDbfs
}

/** The file's frames, in order. */
class Finish {
  readonly #job: FinishJob
  readonly #tools: FinishTools
  readonly #blockFrames: number
  #frames = 0
  #peak = 0

  constructor(job: FinishJob, tools: FinishTools, blockFrames: number) {
    this.#job = job
    this.#tools = tools
    this.#blockFrames = blockFrames
  }

  get peakDbfs(): number {
    return this.#peak > 0 ? 20 * this.#tools.log10(this.#peak) : Number.NEGATIVE_INFINITY
  }

  /** `copy`, where it is wanted, gets what the file holds. `block` is overwritten by it too: that is what is measured. */
  async take(block: StereoBlock, copy: StereoBlock | null): Promise<void> {
    const { samples, hash, port } = this.#tools
    this.#peak = Math.max(this.#peak, peakOf(block.left), peakOf(block.right))
    const bytes = samples?.bytesOf(block, this.#frames)
    if (samples && bytes) samples.valuesOf(bytes, block, block)
    this.#measure(block)
    if (copy) copyInto(block, copy)
    this.#frames += block.left.length
    if (!bytes) return
    hash?.update(bytes)
    if (this.#job.samples?.write) await port.bytes(bytes)
  }

  #measure(block: StereoBlock): void {
    const frames = block.left.length
    for (let at = 0; at < frames; at += this.#blockFrames) {
      const { left, right } = part(block, at, Math.min(at + this.#blockFrames, frames))
      this.#tools.meter.process(left, right, left.length)
    }
  }
}

function peakOf(samples: Float32Array): number {
  let peak = 0
  for (let frame = 0; frame < samples.length; frame++) peak = Math.max(peak, Math.abs(samples[frame] as number))
  return peak
}

function copyInto(from: StereoBlock, to: StereoBlock): void {
  to.left.set(from.left)
  to.right.set(from.right)
}

function part(block: StereoBlock, from: number, to: number): StereoBlock {
  return { left: block.left.subarray(from, to), right: block.right.subarray(from, to) }
}

function amplify({ left, right }: StereoBlock, gain: number): void {
  if (gain === 1) return
  for (let frame = 0; frame < left.length; frame++) {
    left[frame] = (left[frame] as number) * gain
    right[frame] = (right[frame] as number) * gain
  }
}
