import { useListening, useReview } from './review-context'

/** What cannot be heard, and how much of the file has come. */
export function ProblemList() {
  const { manifest } = useReview().song
  const problems = useListening((state) => state.problems)
  const complete = useListening((state) => state.complete)
  const arrived = useListening((state) => state.arrived)
  const all = manifest.slots.reduce((sum, { pieces }) => sum + pieces.length, 0)
  const isCut = complete && arrived < all
  return (
    <div className="problems" role="status">
      {!complete && arrived < all && (
        <p className="secondary">
          Opening the file: {Math.round((100 * arrived) / Math.max(1, all))} %. What has come can be played.
        </p>
      )}
      {isCut && <p className="problem">This file is not whole: ask for it again. What has come can be played.</p>}
      {problems.map((problem) => (
        <p key={problem} className="problem">
          {problem}
        </p>
      ))}
    </div>
  )
}
