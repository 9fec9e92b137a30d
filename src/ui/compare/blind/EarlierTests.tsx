import { useMemo } from 'react'
import { inOrder } from '../../../project/merge-entries'
import type { BlindTestEntry } from '../../../project/review-entry'
import { useEntries } from '../../use-project'
import { BlindResults } from './BlindResults'

/** All tests of the song so far, those of reviewers too. */
export function EarlierTests() {
  const entries = useEntries()
  const tests = useMemo(
    () => inOrder(entries.filter((entry): entry is BlindTestEntry => entry.kind === 'blindTest')),
    [entries],
  )
  return (
    <section className="card work-card" aria-labelledby="compare-blind-results">
      <h2 id="compare-blind-results">Results</h2>
      {tests.length === 0 ? (
        <p className="secondary">No blind test was done to its end yet. Results are kept with the versions.</p>
      ) : (
        <BlindResults tests={tests} name="Blind tests so far" />
      )}
    </section>
  )
}
