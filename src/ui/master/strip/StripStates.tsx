import type { StripSettings } from '../../../params'
import { stripStates } from './strip-states'

/** What is in the path of a strip, in words short enough for the narrowest. */
export function StripStates({ strip }: { strip: StripSettings }) {
  const states = stripStates(strip)
  if (states.length === 0) return null
  return (
    <ul className="strip-states" aria-label="In the path" title={states.map(({ means }) => means).join(', ')}>
      {states.map(({ text }) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
