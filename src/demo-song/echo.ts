import { StateVariableFilter } from './filter'
import { DEMO_RATE_HZ, frames, type Studio } from './studio'
import { Track } from './track'

/** Repeats that cross from side to side and grow darker. Returns the wet sound. */
export function pingPong(
  studio: Studio,
  dry: Track,
  echo: { seconds: number; feedback: number; toneHz: number },
): Track {
  const wet = new Track(dry.frames)
  const delay = frames(echo.seconds)
  const [toneLeft, toneRight] = [0, 1].map(() => new StateVariableFilter(studio, echo.toneHz, 0.6)) as [
    StateVariableFilter,
    StateVariableFilter,
  ]
  const low = [0, 1].map(() => new StateVariableFilter(studio, 220, 0.7)) as [StateVariableFilter, StateVariableFilter]
  for (let frame = delay; frame < dry.frames; frame++) {
    const before = frame - delay
    const mono = 0.5 * ((dry.left[before] as number) + (dry.right[before] as number))
    const left = mono + echo.feedback * (wet.right[before] as number)
    const right = echo.feedback * (wet.left[before] as number)
    wet.left[frame] = low[0].runHigh(toneLeft.runLow(left))
    wet.right[frame] = low[1].runHigh(toneRight.runLow(right))
  }
  return wet
}

/** Chorus: each side adds itself, delayed by a few milliseconds that swing slowly and in opposite directions. */
export function chorus(studio: Studio, track: Track, shape: { hz: number; depthMs: number; mix: number }): void {
  for (const [samples, startTurns] of [
    [track.left, 0],
    [track.right, 0.5],
  ] as [Float64Array, number][]) {
    const dry = samples.slice()
    for (let frame = frames(0.03); frame < samples.length; frame++) {
      const swing = studio.sine((frame * shape.hz) / DEMO_RATE_HZ + startTurns)
      const place = frame - (0.012 + (shape.depthMs / 1000) * swing) * DEMO_RATE_HZ
      const whole = Math.floor(place)
      const a = dry[whole] as number
      const delayed = a + (place - whole) * ((dry[whole + 1] as number) - a)
      samples[frame] = (dry[frame] as number) * (1 - 0.3 * shape.mix) + shape.mix * delayed
    }
  }
}
