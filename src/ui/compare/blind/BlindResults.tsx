import type { BlindTestEntry } from '../../../project/review-entry'
import { verdict } from '../../../project/verdict'
import { dateText } from '../../controls/date-text'

/** Blind tests that were done, the newest first, each in plain words. */
export function BlindResults({ tests, name }: { tests: readonly BlindTestEntry[]; name: string }) {
  return (
    <ul className="blind-results" aria-label={name}>
      {tests.toReversed().map((test) => (
        <li key={test.id}>
          <span className="secondary">
            {test.method === 'abx' ? 'ABX' : 'Preference'}, {test.a.label} and {test.b.label} ·{' '}
            {test.author || 'Unnamed'} · {dateText(test.at)}
          </span>
          <span className="said">{verdict(test, { a: test.a.label, b: test.b.label })}</span>
        </li>
      ))}
    </ul>
  )
}
