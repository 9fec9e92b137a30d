import { useSession } from '../../app-context'
import { useProject } from '../../use-project'
import { CommentHere } from './CommentHere'
import { CommentList } from './CommentList'
import { ExportReview } from './ExportReview'
import { ImportComments } from './ImportComments'
import './review.css'

/** What goes out to a reviewer, what comes back, and the answers. */
export function ReviewCard() {
  const project = useProject()
  const isEmpty = useSession(({ session }) => !session || session.groups.length === 0)
  return (
    <>
      <section className="card work-card" aria-labelledby="compare-review">
        <h2 id="compare-review">Review</h2>
        {!project || isEmpty ? (
          <p className="secondary">Add stems, and the song can be sent out as one file that a reviewer comments in.</p>
        ) : (
          <>
            <ExportReview project={project} />
            <ImportComments />
          </>
        )}
      </section>
      {project && !isEmpty && (
        <section className="card work-card" aria-labelledby="compare-comments">
          <h2 id="compare-comments">Comments</h2>
          <CommentHere />
          <CommentList />
        </section>
      )}
    </>
  )
}
