import type { BlindTestEntry } from '../../project/review-entry'
import { verdict } from '../../project/verdict'
import { dateText } from '../controls/date-text'
import { useComments, useListening } from './review-context'

/** What the tests came to; nothing of it is shown while another one runs. */
export function BlindResults() {
  const entries = useComments((state) => state.entries)
  const blind = useListening((state) => state.blind)
  const tests = entries.filter((entry): entry is BlindTestEntry => entry.kind === 'blindTest')
  if (tests.length === 0 || blind) return null
  return (
    <ul className="blind-results">
      {tests.map((test) => (
        <li key={test.id}>
          <p className="said-by">
            <bdi>{test.author || 'Unnamed'}</bdi> <time dateTime={test.at}>{dateText(test.at)}</time>
          </p>
          <p className="said">
            {test.method === 'abx' ? 'ABX' : 'Preference'}, {test.a.label} and {test.b.label}:{' '}
            {verdict(test, { a: test.a.label, b: test.b.label })}
          </p>
        </li>
      ))}
    </ul>
  )
}
