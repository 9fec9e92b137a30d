import { Button } from 'react-aria-components'
import { showEntries } from '../../../commands/hide-entries'
import { placeText } from '../../../project/comment-lines'
import type { Thread } from '../../../project/threads'
import { useApp } from '../../app-context'

/** Comments that were taken off the list: they stay in the project. */
export function HiddenComments({ threads }: { threads: readonly Thread[] }) {
  const app = useApp()
  return (
    <ul className="work-list" aria-label="Hidden comments">
      {threads.map(({ comment }) => (
        <li key={comment.id} className="work-item hidden-comment">
          <div className="row">
            <span className="secondary">{placeText(comment)}</span>
            <span className="cut grow">{comment.text}</span>
            <Button
              className="button quiet"
              aria-label={`Put back the comment at ${placeText(comment)}`}
              onPress={() => showEntries(app, [comment.id])}
            >
              Put back
            </Button>
          </div>
        </li>
      ))}
    </ul>
  )
}
