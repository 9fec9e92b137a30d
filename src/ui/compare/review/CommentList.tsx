import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import { useApp } from '../../app-context'
import { countText } from '../../controls/date-text'
import { LabelledSwitch } from '../../controls/LabelledSwitch'
import { CommentFilter, type Wanted } from './CommentFilter'
import { CommentThread } from './CommentThread'
import { HiddenComments } from './HiddenComments'
import { reviewView } from './review-view'
import { type NumberedThread, useHiddenThreads, useThreads } from './use-threads'

/** A wall of threads is read by nobody, and slow: more of them by a press. */
const SHOWN_AT_ONCE = 60

/** All comments by their place in the song: those that are wanted, and what was taken off the list. */
export function CommentList() {
  const threads = useThreads()
  const hidden = useHiddenThreads()
  const { chosen } = useStore(reviewView)
  const fresh = useStore(useApp().project, (state) => state.fresh)
  const [wanted, setWanted] = useState<Wanted>({ state: 'all', slot: 'all' })
  const [most, setMost] = useState(SHOWN_AT_ONCE)
  const [showsHidden, setShowsHidden] = useState(false)
  const found = threads.filter((thread) => isWanted(thread, wanted))
  // What is chosen on the time line is shown, whatever the filter says.
  useEffect(() => {
    const index = threads.findIndex(({ comment }) => comment.id === chosen)
    const thread = threads[index]
    if (!thread) return
    setWanted((now) => (isWanted(thread, now) ? now : { state: 'all', slot: 'all' }))
    setMost((now) => Math.max(now, index + 1))
  }, [chosen, threads])
  if (threads.length === 0 && hidden.length === 0) {
    return <p className="secondary">No comments yet: those of a reviewer come in by “Import comments”.</p>
  }
  const open = threads.filter(({ resolved }) => !resolved).length
  return (
    <div className="comments">
      <div className="row wrap spread">
        <span role="status" className="secondary">
          {countText(open, 'open comment')}, {threads.length - open} resolved
        </span>
        {hidden.length > 0 && (
          <LabelledSwitch name={`Show hidden (${hidden.length})`} isSelected={showsHidden} onChange={setShowsHidden} />
        )}
      </div>
      {threads.length > 0 && <CommentFilter threads={threads} wanted={wanted} onChange={setWanted} />}
      {threads.length > 0 && found.length === 0 && <p className="secondary">None of the comments is like that.</p>}
      {found.length > 0 && (
        <ul className="work-list" aria-label="Comments">
          {found.slice(0, most).map((thread) => (
            <CommentThread
              key={thread.comment.id}
              thread={thread}
              fresh={fresh}
              isChosen={thread.comment.id === chosen}
            />
          ))}
        </ul>
      )}
      {found.length > most && (
        <Button className="button" onPress={() => setMost(most + SHOWN_AT_ONCE)}>
          Show more: {found.length - most} are left
        </Button>
      )}
      {showsHidden && <HiddenComments threads={hidden} />}
    </div>
  )
}

function isWanted({ resolved, comment }: NumberedThread, { state, slot }: Wanted): boolean {
  return (state === 'all' || resolved === (state === 'resolved')) && (slot === 'all' || comment.slot === slot)
}
