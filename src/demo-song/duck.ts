import { frames, type Studio } from './studio'
import type { Track } from './track'

/** Makes room for the kick: down by `depth` at each stroke and back within a few times `seconds`. */
export function duck(studio: Studio, track: Track, strokes: readonly number[], depth: number, seconds: number): void {
  const envelope = new Float64Array(track.frames)
  const decay = studio.decay(seconds)
  const ramp = frames(0.004)
  for (const stroke of strokes) {
    let level = 1
    for (let i = -ramp; i < frames(seconds * 6) && stroke + i < track.frames; i++) {
      const value = i < 0 ? (i + ramp) / ramp : level
      if (i >= 0) level *= decay
      envelope[stroke + i] = Math.max(envelope[stroke + i] as number, value)
    }
  }
  track.shape((frame) => 1 - depth * (envelope[frame] as number))
}
