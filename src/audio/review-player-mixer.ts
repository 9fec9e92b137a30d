import { FADE_SECONDS, fadeGain } from './gain-fade'
import type { SlotInputs } from './review-player-stretch'

/** What is decided now is heard this much later, so that no browser is too late for its beginning. */
const AHEAD_SECONDS = 0.03
export const REST_SECONDS = 0.001

/** The context at the review's rate, and an input per slot: their gains are what is heard. */
export class SlotMixer implements SlotInputs {
  readonly context: AudioContext
  readonly inputs: readonly GainNode[]
  #gains: readonly number[]
  #freeFrom = 0

  /** Throws where the browser has no sound at this rate. */
  constructor(rateHz: number, gains: readonly number[]) {
    this.context = new AudioContext({ sampleRate: rateHz })
    this.#gains = gains
    const ears = new GainNode(this.context)
    ears.connect(this.context.destination)
    this.inputs = gains.map((gain) => {
      const input = new GainNode(this.context, { gain })
      input.connect(ears)
      return input
    })
  }

  /** Context time at which the next thing can happen. */
  get nextSeconds(): number {
    return Math.max(this.context.currentTime + AHEAD_SECONDS + this.context.baseLatency, this.#freeFrom)
  }

  /** In one cross-fade, after the last one. */
  fadeTo(gains: readonly number[]): void {
    const at = this.nextSeconds
    for (const [slot, input] of this.inputs.entries()) {
      const [from, to] = [this.#gains[slot] as number, gains[slot] as number]
      if (from !== to) fadeGain(input.gain, from, to, at)
    }
    this.#gains = gains
    this.#freeFrom = at + FADE_SECONDS + REST_SECONDS
  }
}
