import type { CSSProperties } from 'react'
import type { StripSettings } from '../../../params'
import { groupById } from '../../../state/session-store'
import { useSession } from '../../app-context'
import { STATE_WORDS, stripStates } from './strip-states'

/**
 * What is in the path of a strip, in words short enough for the narrowest. Where there is height for it, what is not in
 * the path stands in its place too, for the eyes alone: then nothing moves when it comes.
 */
export function StripStates({ groupId }: { groupId: string }) {
  // As one text, so that it stays the same while a control is turned.
  const said = useSession(({ session }) => statesText(groupById(session, groupId)?.strip))
  const states = JSON.parse(said) as ReturnType<typeof stripStates>
  const places = new Set(states.map(({ place }) => place))
  return (
    <div className="strip-states" title={states.map(({ means }) => means).join(', ') || undefined}>
      {states.length > 0 && (
        <ul className="states-on" aria-label="In the path">
          {states.map(({ text, place }) => (
            <li key={place} className="state on" style={placeStyle(place)}>
              {text}
            </li>
          ))}
        </ul>
      )}
      {STATE_WORDS.map(
        (word, place) =>
          !places.has(place) && (
            <span key={word} className="state" aria-hidden="true" style={placeStyle(place)}>
              {word}
            </span>
          ),
      )}
    </div>
  )
}

/** Two columns, filled from the top. */
const ROWS = STATE_WORDS.length / 2

function placeStyle(place: number): CSSProperties {
  return { '--row': (place % ROWS) + 1, '--column': Math.floor(place / ROWS) + 1 } as CSSProperties
}

function statesText(strip: StripSettings | undefined): string {
  return JSON.stringify(strip ? stripStates(strip) : [])
}
