import { CommentForm } from './CommentForm'
import { SaveComments } from './SaveComments'
import { ThreadList } from './ThreadList'
import './comments.css'

/** What is said of the song. */
export function CommentsCard() {
  return (
    <section className="card comments-card" aria-labelledby="comments-title">
      <h2 id="comments-title">Comments</h2>
      <CommentForm />
      <SaveComments />
      <ThreadList />
    </section>
  )
}
