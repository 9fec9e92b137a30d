import { useEffect, useRef } from 'react'
import { prepareCanvas } from '../meters/canvas'
import { useListening, useReview } from './review-context'
import type { ReviewSong } from './review-song'
import { useRedraw } from './use-redraw'

/** The waveform of what is heard; a plain band while a blind test runs. */
export function Outline() {
  const { song } = useReview()
  const canvas = useRef<HTMLCanvasElement>(null)
  const heard = useListening((state) => (state.blind ? null : state.heard))
  const redraws = useRedraw(canvas)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another size or another theme is another drawing
  useEffect(() => {
    if (canvas.current) draw(canvas.current, song, heard)
  }, [song, heard, redraws])
  return <canvas ref={canvas} className="outline" />
}

const BAR_STEP = 3
const BAR_WIDTH = 2

function draw(canvas: HTMLCanvasElement, song: ReviewSong, heard: number | null): void {
  const context = prepareCanvas(canvas)
  if (!context) return
  const { clientWidth: width, clientHeight: height } = canvas
  context.clearRect(0, 0, width, height)
  context.fillStyle = getComputedStyle(canvas).getPropertyValue('--wave').trim()
  const slot = heard === null ? undefined : song.slots[heard]
  const framesPerPixel = (song.endFrame - song.startFrame) / width
  for (let x = 0; x < width; x += BAR_STEP) {
    let [low, high] = [-0.35, 0.35]
    if (slot) {
      const from = (song.startFrame + x * framesPerPixel - slot.startFrame) / slot.peakFrames
      const to = from + (BAR_STEP * framesPerPixel) / slot.peakFrames
      ;[low, high] = extremes(slot.peaks, Math.floor(from), Math.max(Math.floor(from) + 1, Math.ceil(to)))
    }
    const top = (height / 2) * (1 - high)
    context.fillRect(x, top, BAR_WIDTH, Math.max(1, (height / 2) * (1 - low) - top))
  }
}

function extremes(peaks: Int8Array, from: number, to: number): [number, number] {
  let low = 0
  let high = 0
  for (let n = Math.max(0, from); n < to && 2 * n + 1 < peaks.length; n++) {
    low = Math.min(low, peaks[2 * n] as number)
    high = Math.max(high, peaks[2 * n + 1] as number)
  }
  return [low / 127, high / 127]
}
