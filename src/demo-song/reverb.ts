import { StateVariableFilter } from './filter'
import { DEMO_RATE_HZ, frames, type Studio } from './studio'
import { Track } from './track'

/** Delays in milliseconds that share no small factor, even ones fed from the left, odd ones from the right. */
const DELAYS_MS = [29.71, 33.53, 37.09, 41.27, 43.73, 47.41, 53.03, 59.93]
const DIFFUSERS_MS = [4.77, 8.59, 5.53, 9.31]

/**
 * A room: a feedback delay network of eight damped lines behind two all-pass diffusers a side (J.-M. Jot, "Digital
 * delay networks for designing artificial reverberators", AES 90, 1991; Householder feedback). Returns the wet sound.
 */
export function reverberate(
  studio: Studio,
  dry: Track,
  room: { seconds: number; size: number; dampHz: number; preDelayMs: number; lowCutHz: number },
): Track {
  const wet = new Track(dry.frames)
  const preDelay = frames(room.preDelayMs / 1000)
  const damping = 1 - studio.maths.exp((-2 * Math.PI * room.dampHz) / DEMO_RATE_HZ)
  const lines = DELAYS_MS.map((ms) => new DelayLine(studio, frames((ms * room.size) / 1000), room.seconds, damping))
  const inputs = [0, 1].map((side) => entrance(studio, room, side * 2))
  const fed = [new Float64Array(BLOCK), new Float64Array(BLOCK)] as const
  const sum = new Float64Array(BLOCK)
  for (let start = preDelay; start < dry.frames; start += BLOCK) {
    const count = Math.min(BLOCK, dry.frames - start)
    for (const [side, samples] of [dry.left, dry.right].entries()) {
      const enter = inputs[side] as Effect
      const into = fed[side] as Float64Array
      for (let i = 0; i < count; i++) into[i] = enter(samples[start - preDelay + i] as number)
    }
    sum.fill(0)
    for (const line of lines) line.read(sum, count)
    for (const [index, line] of lines.entries()) {
      line.write(fed[index & 1] as Float64Array, sum, count)
      line.heardBy(index & 1 ? wet.right : wet.left, start, index & 2 ? -0.35 : 0.35, count)
    }
  }
  return wet
}

/** Frames that the network is computed in at a time: shorter than its shortest line. */
const BLOCK = 512

class DelayLine {
  private readonly memory: Float64Array
  private readonly out = new Float64Array(BLOCK)
  private readonly gain: number
  private readonly damping: number
  private place = 0
  private damped = 0

  /** Loses 60 dB in `seconds`. */
  constructor(studio: Studio, length: number, seconds: number, damping: number) {
    this.memory = new Float64Array(length)
    this.gain = studio.gain((-60 * length) / (seconds * DEMO_RATE_HZ))
    this.damping = damping
  }

  /** Takes what comes out of the line, and adds it to a sum. */
  read(sum: Float64Array, count: number): void {
    const { memory, out, gain, damping } = this
    let [place, damped] = [this.place, this.damped]
    for (let i = 0; i < count; i++) {
      damped += damping * ((memory[place] as number) - damped)
      place = place + 1 === memory.length ? 0 : place + 1
      const value = gain * damped
      out[i] = value
      sum[i] = (sum[i] as number) + value
    }
    this.damped = damped
  }

  /** Feeds the line: the input, and what came out less a quarter of the sum (Householder's matrix for eight lines). */
  write(input: Float64Array, sum: Float64Array, count: number): void {
    const { memory, out } = this
    let place = this.place
    for (let i = 0; i < count; i++) {
      memory[place] = (input[i] as number) + (out[i] as number) - 0.25 * (sum[i] as number)
      place = place + 1 === memory.length ? 0 : place + 1
    }
    this.place = place
  }

  heardBy(side: Float64Array, start: number, gain: number, count: number): void {
    for (let i = 0; i < count; i++) side[start + i] = (side[start + i] as number) + gain * (this.out[i] as number)
  }
}

type Effect = (input: number) => number

/** The way into the room: a low cut, then two Schroeder all-passes that differ from side to side. */
function entrance(studio: Studio, room: { size: number; lowCutHz: number }, firstDiffuser: number): Effect {
  const cut = new StateVariableFilter(studio, room.lowCutHz, 0.7)
  const stages = DIFFUSERS_MS.slice(firstDiffuser, firstDiffuser + 2).map((ms) => ({
    line: new Float64Array(frames((ms * room.size) / 1000)),
    place: 0,
  }))
  return (input) => {
    let value = cut.runHigh(input)
    for (const stage of stages) {
      const delayed = stage.line[stage.place] as number
      const fed = value + 0.6 * delayed
      stage.line[stage.place] = fed
      value = delayed - 0.6 * fed
      stage.place = stage.place + 1 === stage.line.length ? 0 : stage.place + 1
    }
    return value
  }
}
