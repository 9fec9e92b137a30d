import { FileButton } from '../controls/FileButton'
import { openComments } from './comments'
import { useComments, useReview } from './review-context'
import { copyLink, copyText, saveFile } from './send-comments'

/** How comments get back to whoever sent the review. */
export function SaveComments() {
  const review = useReview()
  const notice = useComments((state) => state.notice)
  const none = useComments((state) => state.entries.length === 0)
  return (
    <div className="save-comments">
      <div className="row save-buttons">
        <button type="button" className="button" disabled={none} onClick={() => saveFile(review)}>
          Save comments
        </button>
        <button type="button" className="button" disabled={none} onClick={() => void copyText(review)}>
          Copy as text
        </button>
        <button type="button" className="button" disabled={none} onClick={() => void copyLink(review)}>
          Copy as link
        </button>
        <FileButton
          label="Open comments"
          accept=".json,.txt"
          onFiles={([file]) => file && void openComments(review, file)}
        />
      </div>
      <p role="status" className={notice?.isProblem ? 'problem' : 'secondary'}>
        {notice?.text}
      </p>
    </div>
  )
}
