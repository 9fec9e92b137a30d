import type { ReviewSong } from './review-song'

/** Where a frame lies in the song, as a CSS length from its left edge. */
export function shareText(song: ReviewSong, frame: number): string {
  const share = (frame - song.startFrame) / (song.endFrame - song.startFrame)
  return `${(100 * Math.max(0, Math.min(1, share))).toFixed(3)}%`
}
