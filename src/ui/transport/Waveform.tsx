import { useEffect, useRef } from 'react'
import WaveSurfer from 'wavesurfer.js'

interface Props {
  /** Upper and lower outline, a point per span; made by us when the stem was decoded. */
  readonly max: Float32Array
  readonly min: Float32Array
  readonly seconds: number
  readonly colour: string
  readonly height: number
  /** The sample value that fills the height; full scale unless said otherwise. */
  readonly maxPeak?: number
  readonly bars?: boolean
}

/**
 * A drawn waveform. wavesurfer only draws, from our peaks: it owns no audio, no clock and no pointer. Its colours are
 * read from the page's custom properties, which canvas does not understand by itself.
 */
export function Waveform({ max, min, seconds, colour, height, maxPeak = 1, bars = false }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const container = box.current
    if (!container || seconds <= 0) return
    const wave = WaveSurfer.create({
      container,
      height,
      peaks: [max, min],
      duration: seconds,
      waveColor: resolveColour(container, colour),
      progressColor: resolveColour(container, colour),
      cursorWidth: 0,
      interact: false,
      hideScrollbar: true,
      normalize: true,
      maxPeak,
      ...(bars ? { barWidth: 2, barGap: 1, barRadius: 1 } : {}),
    })
    return () => wave.destroy()
  }, [max, min, seconds, colour, height, maxPeak, bars])
  return <div ref={box} className="waveform" style={{ height }} aria-hidden="true" />
}

function resolveColour(element: HTMLElement, colour: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(colour)?.[1]
  return name ? getComputedStyle(element).getPropertyValue(name).trim() : colour
}
