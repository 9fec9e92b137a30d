import { useEffect, useRef } from 'react'
import { token } from '../theme/colours'
import { useColoursGeneration } from '../theme/use-theme'

interface Props {
  /** Upper and lower outline, a point per span; made by us when the stem was decoded. */
  readonly max: Float32Array
  readonly min: Float32Array
  readonly seconds: number
  /** A token of the page, as `--wave` or `var(--wave)`. */
  readonly colour: string
  readonly height: number
  /** The sample value that fills the height; full scale unless said otherwise. */
  readonly maxPeak?: number
  readonly bars?: boolean
}

/** Once, and after the page is drawn. */
const drawer = () => import('wavesurfer.js').then(({ default: WaveSurfer }) => WaveSurfer)

/** A drawn waveform. wavesurfer only draws, from our peaks: it owns no audio, no clock and no pointer. */
export function Waveform({ max, min, seconds, colour, height, maxPeak = 1, bars = false }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const colours = useColoursGeneration()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours of another theme are drawn anew
  useEffect(() => {
    const container = box.current
    if (!container || seconds <= 0) return
    let destroy = () => {}
    let isGone = false
    drawer().then(
      (WaveSurfer) => {
        if (isGone) return
        const drawn = token(tokenName(colour))
        const wave = WaveSurfer.create({
          container,
          height,
          peaks: [max, min],
          duration: seconds,
          waveColor: drawn,
          progressColor: drawn,
          cursorWidth: 0,
          interact: false,
          hideScrollbar: true,
          normalize: true,
          maxPeak,
          ...(bars ? { barWidth: 2, barGap: 1, barRadius: 1 } : {}),
        })
        destroy = () => wave.destroy()
      },
      // Without its outline the song is still whole.
      () => {},
    )
    return () => {
      isGone = true
      destroy()
    }
  }, [max, min, seconds, colour, height, maxPeak, bars, colours])
  return <div ref={box} className="waveform" style={{ height }} aria-hidden="true" />
}

function tokenName(colour: string): `--${string}` {
  return (/--[\w-]+/.exec(colour)?.[0] ?? '--wave') as `--${string}`
}
