import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import { dismiss } from '../../state/notice-store'
import { useApp } from '../app-context'

/** What the page has to say, the newest first. Read out when it appears; stays until dismissed. */
export function Notices() {
  const app = useApp()
  const notices = useStore(app.notices, (state) => state.notices)
  return (
    <div className="notices" role="status" aria-live="polite" aria-atomic="false">
      {notices.toReversed().map((notice) => (
        <div key={notice.id} className={`notice ${notice.kind}`} role={notice.kind === 'error' ? 'alert' : undefined}>
          <span className="notice-text">{notice.text}</span>
          {notices.length > 1 && notice === notices.at(-1) && (
            <Button className="button quiet" onPress={() => app.notices.setState({ notices: [] })}>
              Dismiss all {notices.length}
            </Button>
          )}
          <Button className="button quiet" onPress={() => dismiss(app.notices, notice.id)}>
            Dismiss
          </Button>
        </div>
      ))}
    </div>
  )
}
