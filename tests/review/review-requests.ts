import type { ReviewRequest, ReviewSlotRequest } from '../../src/review/review-request'
import { noise, rounded } from './project-stems'

export const PLAYER = { script: 'document.title', style: 'body { margin: 0 }' }

export function slotOf(label: string, channels: readonly [Float32Array, Float32Array]): ReviewSlotRequest {
  const [left, right] = channels
  return {
    slot: `version:${label}`,
    label,
    note: '',
    startFrame: -48,
    frames: left.length,
    musicOffsetFrames: 0,
    stateSha256: 'b'.repeat(64),
    integratedLufs: -14.02,
    truePeakDbtp: -1.01,
    momentaryLufs: Float32Array.of(Number.NEGATIVE_INFINITY, -14.25, -13.5),
    read: async (from, frames) => ({ left: left.slice(from, from + frames), right: right.slice(from, from + frames) }),
  }
}

/** Noise, because nothing hides in it: at 8 kHz, the lowest rate of FLAC here, so that pieces are short. */
export const noiseOf = (frames: number, seed: number, bits = 24): [Float32Array, Float32Array] => [
  rounded(noise(frames, seed), bits),
  rounded(noise(frames, seed + 1000), bits),
]

export function requestOf(changes: Partial<ReviewRequest> = {}): ReviewRequest {
  return {
    projectId: '1'.repeat(32),
    reviewId: '2'.repeat(32),
    title: 'Night Bus',
    from: 'Anna Weber',
    message: 'Please listen to the chorus.',
    madeAt: '2026-11-21T17:00:00.000Z',
    rateHz: 8000,
    songFrames: 200_000,
    codec: 'flac',
    bitrate: 192_000,
    sections: [{ name: 'Chorus', startFrame: 8000 }],
    entries: [],
    player: PLAYER,
    slots: [slotOf('v1', noiseOf(170_011, 1)), slotOf('v2', noiseOf(90_000, 2, 16))],
    ...changes,
  }
}
