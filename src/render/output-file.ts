import { ditherOf, type Quantiser } from '../engine/quantiser'
import type { StereoBlock } from '../engine/stem-source'
import type { Dither } from '../session/export-format'
import { floatWav } from '../wav/float-wav'
import { type WavShape, wavHeader, wavPad } from '../wav/wav-header'
import type { FileJob, FinishJob } from './render-job'

/** A running hash of the file's bytes; each host has its fastest. */
export interface Sha256 {
  update(bytes: Uint8Array): void
  digest(): string
}

/** A master as the bytes of its file, in order: the page and the command line both write what comes from here. */
export interface OutputFile {
  head(): Uint8Array<ArrayBuffer>
  /** The bytes of `block`, whose first frame is the file's `startFrame`. */
  add(block: StereoBlock, startFrame: number): Uint8Array<ArrayBuffer>
  tail(): Uint8Array<ArrayBuffer>
}

const NOTHING = () => new Uint8Array(0)

function shapeOf({ format }: FileJob, frames: number, rateHz: number): WavShape {
  return { format, rateHz, channels: 2, frames }
}

/** 16 or 24 bits: streamed behind a header whose sizes are known ahead. */
class PcmOutput implements OutputFile {
  readonly #shape: WavShape
  readonly #quantiser: Quantiser
  readonly #seed: number
  readonly #dither: Dither
  readonly #blockFrames: number

  constructor(shape: WavShape, quantiser: Quantiser, seed: number, dither: Dither, blockFrames: number) {
    this.#shape = shape
    this.#quantiser = quantiser
    this.#seed = seed
    this.#dither = ditherOf(dither, shape.format === 'wav16' ? 16 : 24, shape.rateHz)
    this.#blockFrames = blockFrames
  }

  head(): Uint8Array<ArrayBuffer> {
    return wavHeader(this.#shape)
  }

  add({ left, right }: StereoBlock, startFrame: number): Uint8Array<ArrayBuffer> {
    const frameBytes = this.#shape.format === 'wav16' ? 4 : 6
    const bytes = new Uint8Array(left.length * frameBytes)
    for (let at = 0; at < left.length; at += this.#blockFrames) {
      const to = Math.min(at + this.#blockFrames, left.length)
      const args = [left.subarray(at, to), right.subarray(at, to), to - at, startFrame + at, this.#seed] as const
      const piece =
        this.#shape.format === 'wav16'
          ? this.#quantiser.toPcm16(...args, this.#dither)
          : this.#quantiser.toPcm24(...args, this.#dither)
      bytes.set(piece, at * frameBytes)
    }
    return bytes
  }

  tail(): Uint8Array<ArrayBuffer> {
    return wavPad(this.#shape)
  }
}

/** 32-bit float, streamed: the same bytes as WholeFloatOutput's, without the memory for the whole file. */
class StreamedFloatOutput implements OutputFile {
  readonly #shape: WavShape

  constructor(shape: WavShape) {
    this.#shape = shape
  }

  head(): Uint8Array<ArrayBuffer> {
    return wavHeader(this.#shape)
  }

  add({ left, right }: StereoBlock): Uint8Array<ArrayBuffer> {
    const view = new DataView(new ArrayBuffer(left.length * 8))
    for (let frame = 0; frame < left.length; frame++) {
      view.setFloat32(frame * 8, left[frame] as number, true)
      view.setFloat32(frame * 8 + 4, right[frame] as number, true)
    }
    return new Uint8Array(view.buffer)
  }

  tail = NOTHING
}

/** 32-bit float: by audiobuffer-to-wav, which wants the whole master at once. */
class WholeFloatOutput implements OutputFile {
  readonly #shape: WavShape
  readonly #channels: [Float32Array, Float32Array]

  constructor(shape: WavShape) {
    wavHeader(shape)
    this.#shape = shape
    this.#channels = [new Float32Array(shape.frames), new Float32Array(shape.frames)]
  }

  head = NOTHING

  add({ left, right }: StereoBlock, startFrame: number): Uint8Array<ArrayBuffer> {
    this.#channels[0].set(left, startFrame)
    this.#channels[1].set(right, startFrame)
    return NOTHING()
  }

  tail(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(
      floatWav({
        numberOfChannels: 2,
        sampleRate: this.#shape.rateHz,
        getChannelData: (channel) => this.#channels[channel === 0 ? 0 : 1],
      }),
    )
  }
}

/** Everything that is written goes through `hash` as well. */
class HashedOutput implements OutputFile {
  readonly #file: OutputFile
  readonly #hash: Sha256

  constructor(file: OutputFile, hash: Sha256) {
    this.#file = file
    this.#hash = hash
  }

  head(): Uint8Array<ArrayBuffer> {
    return this.#hashed(this.#file.head())
  }

  add(block: StereoBlock, startFrame: number): Uint8Array<ArrayBuffer> {
    return this.#hashed(this.#file.add(block, startFrame))
  }

  tail(): Uint8Array<ArrayBuffer> {
    return this.#hashed(this.#file.tail())
  }

  #hashed(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    this.#hash.update(bytes)
    return bytes
  }
}

/** The file that `job` asks for. Throws RangeError where a WAV cannot hold it. */
export function outputFile(
  job: FinishJob,
  rateHz: number,
  blockFrames: number,
  createQuantiser: () => Quantiser,
  hash: Sha256 | null,
): OutputFile | null {
  if (!job.file) return null
  const file = plainFile(job.file, shapeOf(job.file, job.frames, rateHz), blockFrames, createQuantiser)
  return hash ? new HashedOutput(file, hash) : file
}

function plainFile(
  { format, seed, dither, whole }: FileJob,
  shape: WavShape,
  blockFrames: number,
  createQuantiser: () => Quantiser,
): OutputFile {
  if (format !== 'wav32f') return new PcmOutput(shape, createQuantiser(), seed, dither, blockFrames)
  return whole ? new WholeFloatOutput(shape) : new StreamedFloatOutput(shape)
}
