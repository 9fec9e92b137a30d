import { countText } from '../controls/date-text'
import { useComments } from './review-context'

/** Whether what was said here is still only on this page. */
export function SavedState() {
  const count = useComments((state) => state.unsaved.length)
  const kept = useComments((state) => state.kept)
  return (
    <p className="saved-state" role="status">
      {count > 0 && (
        <span className="attention">
          {countText(count, 'entry', 'entries')} not saved yet
          {kept ? '' : ': this browser does not keep them'}
        </span>
      )}
    </p>
  )
}
