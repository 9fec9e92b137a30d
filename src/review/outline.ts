import { littleEndianBytes } from '../stems/stem-hash'
import { base64Text } from './base64'

/** Outline values in a second: a piece holds a whole number of them at every rate that a review can have. */
const PEAKS_PER_SECOND = 50

export const peakFramesAt = (rateHz: number) => rateHz / PEAKS_PER_SECOND

/** Lowest and highest sample of both channels in every `peakFrames` frames, as int8 pairs; 127 is full scale. */
export function outlineOf(channels: readonly Float32Array[], peakFrames: number): Int8Array<ArrayBuffer> {
  const frames = channels[0]?.length ?? 0
  const outline = new Int8Array(2 * Math.ceil(frames / peakFrames))
  for (let at = 0, from = 0; from < frames; from += peakFrames) {
    const to = Math.min(frames, from + peakFrames)
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    for (const channel of channels) {
      for (let frame = from; frame < to; frame++) {
        const value = channel[frame]!
        if (value < low) low = value
        if (value > high) high = value
      }
    }
    // Outwards, so that a quiet sound is not nothing.
    outline[at++] = Math.max(-127, Math.min(127, Math.floor(low * 127)))
    outline[at++] = Math.max(-127, Math.min(127, Math.ceil(high * 127)))
  }
  return outline
}

/** The manifest's `peaks`. */
export function peaksText(outline: Int8Array): string {
  return base64Text(new Uint8Array(outline.buffer, outline.byteOffset, outline.length))
}

/** The manifest's `momentary`, of what the loudness history holds. */
export function momentaryText(momentaryLufs: Float32Array): string {
  return base64Text(littleEndianBytes(momentaryLufs))
}
