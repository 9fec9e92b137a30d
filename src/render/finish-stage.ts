import { type LoudnessMeter, METER } from '../engine/loudness-meter'
import type { StereoBlock } from '../engine/stem-source'
import type { LaneEnd } from './lane'
import { Mailbox } from './mailbox'
import type { OutputFile } from './output-file'
import type { Pace } from './pace'
import type { FinishJob, FinishMessage, FinishReply, Span } from './render-job'
import { writtenSamples } from './written-samples'

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

  progress(framesDone: number, meter: LoudnessMeter): void {
    const now = performance.now()
    if (now - this.#lastProgress < PROGRESS_EVERY_MS) return
    this.#lastProgress = now
    meter.refresh()
    const samplePeakDbfs = meter.values[METER.samplePeakDbfs] ?? Number.NEGATIVE_INFINITY
    const message: FinishMessage = { framesDone, samplePeakDbfs }
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
  file: OutputFile | null
  /** Factor before anything else. */
  gain: number
  port: FinishPort
}

/** The end of the graph: cuts the latency and what lies outside the span off, measures, and writes the file. */
export async function runFinish(
  job: FinishJob,
  { meter, file, gain, port }: FinishTools,
  input: LaneEnd,
  written: LaneEnd | null,
  span: Span,
  pace: Pace,
): Promise<void> {
  meter.reset()
  if (file) await port.bytes(file.head())
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
      for (let at = 0; at < to - from; at += span.blockFrames) {
        const piece = part(wanted, at, Math.min(at + span.blockFrames, to - from))
        meter.process(piece.left, piece.right, piece.left.length)
      }
      const bytes = file?.add(wanted, done)
      if (copy && job.file && bytes) writtenSamples(job.file.format, bytes, wanted, part(copy, from, to))
      if (bytes) await port.bytes(bytes)
      done += to - from
      port.progress(done, meter)
    }
    input.give(block)
    if (copy) written?.give(copy)
  }
  meter.finish()
  meter.refresh()
  if (file) await port.bytes(file.tail())
  port.end()
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
