import { lazy, Suspense } from 'react'
import { Button, DialogTrigger, Popover } from 'react-aria-components'
import { useStore } from 'zustand'
import { ariaKeys, keysText } from '../actions/keys'
import { closePanel, panels } from '../actions/panel-store'
import { useSession } from '../app-context'

const HistoryList = lazy(() => import('./HistoryList').then((module) => ({ default: module.HistoryList })))

/** Opens the list of all steps, beside the way back. */
export function HistoryButton() {
  const isOpen = useStore(panels, ({ open }) => open === 'history')
  const hasHistory = useSession(({ history }) => history !== null)
  return (
    <DialogTrigger
      isOpen={isOpen && hasHistory}
      onOpenChange={(open) => (open ? panels.setState({ open: 'history' }) : closePanel())}
    >
      <Button className="button quiet" isDisabled={!hasHistory} aria-keyshortcuts={ariaKeys('edit.history')}>
        <span title={`History of every step (${keysText('edit.history')})`}>History</span>
      </Button>
      <Popover className="options undo-popover" placement="bottom end" aria-label="History">
        <Suspense fallback={null}>
          <HistoryList />
        </Suspense>
      </Popover>
    </DialogTrigger>
  )
}
