import { numberText } from '../../params/value-text'
import { masterLoudness, type SongFigures } from '../../state/loudness-store'
import { useLoudness } from '../app-context'

interface Pair {
  readonly value: number | null
  /** Before the last change. */
  readonly was: number | null
}

/** A figure that a song is too short or too quiet for is none. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

export function shownText(value: number | null): string {
  return value === null ? '–' : numberText(value, 1)
}

/** The figure before the last change, where it is written otherwise. */
export function Was({ value, was, short = false }: Pair & { short?: boolean }) {
  const before = shownText(was)
  if (was === null || before === shownText(value)) return null
  return (
    <span className="was faint">
      <span className={short ? 'unseen' : undefined}>was </span>
      {before}
    </span>
  )
}

/** A figure of the finished song and the one before it; asked for alone, so that only what changes is drawn anew. */
export function useSongFigure(read: (figures: SongFigures) => number): Pair {
  const value = useLoudness((state) => shownFigure(masterLoudness(state).figures, read))
  const was = useLoudness((state) => shownFigure(masterLoudness(state).previous, read))
  return { value, was }
}

function shownFigure(figures: SongFigures | null, read: (figures: SongFigures) => number): number | null {
  return figures && finite(read(figures))
}

interface Props {
  readonly name: string
  /** Where the name is short: what it is in words. */
  readonly says?: string
  readonly unit: string
  read(figures: SongFigures): number
}

export function SongTile({ name, says, unit, read }: Props) {
  const { value, was } = useSongFigure(read)
  const before = shownText(was)
  const isOther = was !== null && before !== shownText(value)
  return (
    <div className="tile" title={isOther ? `${says ?? name}: was ${before} ${unit}` : says}>
      <dt>
        <span aria-hidden={says ? 'true' : undefined}>{name}</span>
        {says && <span className="unseen">{says}</span>}
      </dt>
      <dd>
        {shownText(value)} <small>{unit}</small>
        <Was value={value} was={was} short />
      </dd>
    </div>
  )
}
