import type { StereoBlock } from '../engine/stem-source'
import type { CodecListening } from '../state/codec-check-store'
import { FADE_SECONDS, fadeGain } from './gain-fade'

/** Two sounds of one length, sample on sample. */
export interface CodecSound {
  rateHz: number
  original: StereoBlock
  coded: StereoBlock
  /** Makes the coded one as loud as the original. */
  codedGainDb: number
  /** Raises the difference until it is heard. */
  lostGainDb: number
}

/** A start is scheduled this far ahead, so that both sources begin on one frame. */
const AHEAD_SECONDS = 0.03
/** Between one fade's end and the next one's beginning. */
const REST_SECONDS = 0.001

const factor = (decibels: number) => 10 ** (decibels / 20)

/**
 * Plays a finished file, what a codec made of it, or the difference, and changes between them without a gap: the two
 * run side by side on the same frame, and each choice is another pair of gains. The difference is their sum with one
 * of them upside down.
 */
export class CodecPlayer {
  readonly context: AudioContext
  readonly #original: GainNode
  readonly #coded: GainNode
  readonly #ears: GainNode
  readonly #onEnd: () => void
  #sound: CodecSound | null = null
  #buffers: { original: AudioBuffer; coded: AudioBuffer } | null = null
  #choice: CodecListening = 'coded'
  #sources: AudioBufferSourceNode[] = []
  #gains = { original: 0, coded: 0 }
  #freeFrom = 0
  #startedAt = 0
  #offsetSeconds = 0
  #playing = false

  /** `onEnd`: the song is over. */
  constructor(context: AudioContext, monitorGainDb: number, onEnd: () => void) {
    this.context = context
    this.#onEnd = onEnd
    this.#original = new GainNode(context, { gain: 0 })
    this.#coded = new GainNode(context, { gain: 0 })
    this.#ears = new GainNode(context, { gain: factor(monitorGainDb) })
    this.#original.connect(this.#ears)
    this.#coded.connect(this.#ears)
    this.#ears.connect(context.destination)
  }

  get playing(): boolean {
    return this.#playing
  }

  get choice(): CodecListening {
    return this.#choice
  }

  /** The page's own volume. */
  setMonitorGainDb(gainDb: number): void {
    this.#ears.gain.setTargetAtTime(factor(gainDb), this.context.currentTime, FADE_SECONDS)
  }

  /** Takes another sound, at rest at its beginning. */
  load(sound: CodecSound): void {
    this.stop()
    this.#offsetSeconds = 0
    this.#sound = sound
    this.#buffers = { original: bufferOf(sound.original, sound.rateHz), coded: bufferOf(sound.coded, sound.rateHz) }
  }

  choose(choice: CodecListening): void {
    this.#choice = choice
    if (this.#playing) this.#fadeTo(this.#gainsOf(choice), this.context.currentTime)
  }

  /** Plays on from where it stands. To be called in answer to a gesture: browsers allow sound only then. */
  async play(): Promise<void> {
    if (this.#playing || !this.#buffers) return
    this.#playing = true
    await this.context.resume()
    // Stopped again while the context woke up.
    if (!this.#playing || !this.#buffers) return
    const at = Math.max(this.context.currentTime + AHEAD_SECONDS, this.#freeFrom)
    this.#startedAt = at
    this.#sources = [
      this.#start(this.#buffers.original, this.#original, at),
      this.#start(this.#buffers.coded, this.#coded, at),
    ]
    const [first] = this.#sources
    if (first) first.onended = () => this.#finish(first)
    this.#fadeTo(this.#gainsOf(this.#choice), at)
  }

  /** Stops where it is, within a fade. */
  stop(): void {
    if (!this.#playing) return
    this.#offsetSeconds = this.positionSeconds()
    this.#playing = false
    const end = this.#fadeTo({ original: 0, coded: 0 }, this.context.currentTime)
    for (const source of this.#sources) {
      source.onended = null
      source.stop(end)
    }
    this.#sources = []
  }

  async seek(seconds: number): Promise<void> {
    const wasPlaying = this.#playing
    this.stop()
    this.#offsetSeconds = Math.max(0, Math.min(seconds, this.#buffers?.original.duration ?? 0))
    if (wasPlaying) await this.play()
  }

  positionSeconds(): number {
    if (!this.#playing || this.#sources.length === 0) return this.#offsetSeconds
    const played = Math.max(0, this.context.currentTime - this.#startedAt)
    return Math.min(this.#offsetSeconds + played, this.#buffers?.original.duration ?? 0)
  }

  dispose(): void {
    this.stop()
    this.#sound = null
    this.#buffers = null
    // Not before the last fade is through.
    setTimeout(() => this.#ears.disconnect(), 10 * FADE_SECONDS * 1000)
  }

  #start(buffer: AudioBuffer, to: GainNode, at: number): AudioBufferSourceNode {
    const source = new AudioBufferSourceNode(this.context, { buffer })
    source.connect(to)
    source.start(at, this.#offsetSeconds)
    return source
  }

  #finish(source: AudioBufferSourceNode): void {
    if (this.#sources[0] !== source) return
    this.#sources = []
    this.#playing = false
    this.#offsetSeconds = 0
    this.#fadeTo({ original: 0, coded: 0 }, this.context.currentTime)
    this.#onEnd()
  }

  #gainsOf(choice: CodecListening): { original: number; coded: number } {
    if (choice === 'original') return { original: 1, coded: 0 }
    if (choice === 'coded') return { original: 0, coded: factor(this.#sound?.codedGainDb ?? 0) }
    const raised = factor(this.#sound?.lostGainDb ?? 0)
    return { original: raised, coded: -raised }
  }

  /** Begins as soon as the last fade is through; returns when this one is. */
  #fadeTo(gains: { original: number; coded: number }, wanted: number): number {
    const at = Math.max(wanted, this.#freeFrom)
    fadeGain(this.#original.gain, this.#gains.original, gains.original, at)
    fadeGain(this.#coded.gain, this.#gains.coded, gains.coded, at)
    this.#gains = gains
    this.#freeFrom = at + FADE_SECONDS + REST_SECONDS
    return this.#freeFrom
  }
}

function bufferOf({ left, right }: StereoBlock, rateHz: number): AudioBuffer {
  const buffer = new AudioBuffer({ length: left.length, numberOfChannels: 2, sampleRate: rateHz })
  buffer.copyToChannel(left as Float32Array<ArrayBuffer>, 0)
  buffer.copyToChannel(right as Float32Array<ArrayBuffer>, 1)
  return buffer
}
