import { BlindCard } from './BlindCard'
import { CommentsCard } from './CommentsCard'
import { ProblemList } from './ProblemList'
import { ReviewHead } from './ReviewHead'
import { type Review, ReviewContext } from './review-context'
import { SlotList } from './SlotList'
import { SongCard } from './SongCard'
import { useReviewKeys } from './use-review-keys'
import { useUnsavedWarning } from './use-unsaved-warning'
import { VerdictCard } from './VerdictCard'

/** What a reviewer opens: the song, what there is to compare, and what is said of it. */
export function ReviewPage({ review }: { readonly review: Review }) {
  useReviewKeys(review)
  useUnsavedWarning(review)
  return (
    <ReviewContext value={review}>
      <div className="review">
        <ReviewHead />
        <main className="review-body">
          <SongCard />
          <div className="review-listen">
            <ProblemList />
            <SlotList />
            <VerdictCard />
            <BlindCard />
          </div>
          <CommentsCard />
        </main>
      </div>
    </ReviewContext>
  )
}
