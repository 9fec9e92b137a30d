import { type ReactNode, useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import { dismiss, type Notice, type NoticeKind } from '../../state/notice-store'
import { useApp } from '../app-context'
import './notices.css'

const RANK: Readonly<Record<NoticeKind, number>> = { error: 0, warning: 1, info: 2 }
const KIND_WORDS: Readonly<Record<NoticeKind, string>> = { error: 'Error: ', warning: 'Please note: ', info: '' }

/** What was done is said for so long, unless somebody looks at it. */
const INFO_MS = 8000

/**
 * What the page has to say, what went wrong first. It stands on the status bar, so that it covers no control and moves
 * nothing: one line, and all of it while somebody points at it or walks into it. Read out when it appears.
 */
export function Notices() {
  const app = useApp()
  const notices = useStore(app.notices, (state) => state.notices)
  const [isHeld, setHeld] = useState(false)
  const isAway = usePageHidden()
  const sorted = notices.toReversed().sort((a, b) => RANK[a.kind] - RANK[b.kind])
  return (
    <div className="notices-place">
      <div
        className="notices"
        role="status"
        aria-live="polite"
        aria-atomic="false"
        onMouseEnter={() => setHeld(true)}
        onMouseLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {sorted.map((notice, index) => (
          <NoticeLine key={notice.id} notice={notice} isKept={isHeld || isAway}>
            {notices.length > 1 && index === 0 && (
              <Button className="button quiet" onPress={() => app.notices.setState({ notices: [] })}>
                Dismiss all {notices.length}
              </Button>
            )}
          </NoticeLine>
        ))}
      </div>
    </div>
  )
}

interface LineProps {
  readonly notice: Notice
  /** Whether it may not go by itself now. */
  readonly isKept: boolean
  readonly children: ReactNode
}

function NoticeLine({ notice: { id, kind, text, action }, isKept, children }: LineProps) {
  const app = useApp()
  useEffect(() => {
    if (kind !== 'info' || isKept) return
    const timer = setTimeout(() => dismiss(app.notices, id), INFO_MS)
    return () => clearTimeout(timer)
  }, [app, id, kind, isKept])
  const act = () => {
    dismiss(app.notices, id)
    action?.run()
  }
  return (
    <div className={`notice ${kind}`} role={kind === 'error' ? 'alert' : undefined}>
      <span className="notice-sign" aria-hidden="true">
        {kind === 'info' ? '' : '!'}
      </span>
      <span className="unseen">{KIND_WORDS[kind]}</span>
      <span className="notice-text" title={text}>
        {text}
      </span>
      {action && (
        <Button className="button quiet notice-action" onPress={act}>
          {action.label}
        </Button>
      )}
      {children}
      <Button className="button quiet" onPress={() => dismiss(app.notices, id)}>
        Dismiss
      </Button>
    </div>
  )
}

/** Nobody reads what goes by while another tab is looked at. */
function usePageHidden(): boolean {
  const [isHidden, setHidden] = useState(document.hidden)
  useEffect(() => {
    const onChange = () => setHidden(document.hidden)
    document.addEventListener('visibilitychange', onChange)
    return () => document.removeEventListener('visibilitychange', onChange)
  }, [])
  return isHidden
}
