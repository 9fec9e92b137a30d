import type { CSSProperties } from 'react'
import { useSettings, useTransport } from '../../app-context'
import type { OtherStrip } from './spectrum-scene'

interface Props {
  readonly hue: `--${string}`
  readonly others: readonly OtherStrip[]
  readonly lifted: number | null
  onLift(index: number | null): void
}

/** Which line of the spectrum is whose. A name that is pointed at, or pressed, lifts its line out of the others. */
export function SpectrumLegend({ hue, others, lifted, onLift }: Props) {
  const shows = useSettings((state) => state.spectrumShows)
  const withOthers = useSettings((state) => state.spectrumOthers)
  const playing = useTransport((state) => state.playing)
  if (shows === 'off' || !playing) return null
  return (
    <div className="eq-spectrum-legend">
      {/* Beside other stems the watched one is the one that is filled: the room is theirs. */}
      {!withOthers && shows === 'both' && <Line name="Before" colour="var(--secondary)" />}
      {!withOthers && <Line name="After" colour={`var(${hue})`} />}
      {withOthers &&
        others.map(({ index, name, hue }) => (
          <button
            key={index}
            type="button"
            className="eq-other"
            aria-label={`Spectrum of ${name}`}
            aria-pressed={lifted === index}
            title={name}
            onPointerEnter={() => onLift(index)}
            onPointerLeave={() => onLift(null)}
            onFocus={() => onLift(index)}
            onBlur={() => onLift(null)}
          >
            <Line name={name} colour={`var(${hue})`} />
          </button>
        ))}
    </div>
  )
}

function Line({ name, colour }: { readonly name: string; readonly colour: string }) {
  return (
    <span className="eq-spectrum-line" style={{ '--line-colour': colour } as CSSProperties}>
      {name}
    </span>
  )
}
