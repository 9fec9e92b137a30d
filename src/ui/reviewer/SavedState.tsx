import { useComments } from './review-context'

/** Whether what was said here is still only on this page. */
export function SavedState() {
  const count = useComments((state) => state.unsaved.length)
  const kept = useComments((state) => state.kept)
  const what = `${count} ${count === 1 ? 'entry' : 'entries'} not saved yet`
  return (
    <p className="saved-state" role="status">
      {count > 0 && (
        <span className="attention">
          {what}
          {kept ? '' : ': this browser does not keep them'}
        </span>
      )}
    </p>
  )
}
