import { Button } from 'react-aria-components'
import { redo } from '../../commands/redo'
import { renameSession } from '../../commands/rename-session'
import { undo } from '../../commands/undo'
import { Keys } from '../actions/Keys'
import { ariaKeys, keysText } from '../actions/keys'
import { useApp, useSession, useView } from '../app-context'
import { NameField } from '../controls/NameField'
import { HistoryButton } from '../history/HistoryButton'
import { CommandsButton } from '../palette/CommandsButton'
import { Steps } from './Steps'

/** The name, the four steps and how each stands, and the way back. It asks for nothing that an edit changes. */
export function TopBar() {
  return (
    <header className="top-bar">
      <h1 className="wordmark">tutti</h1>
      <SessionName />
      <Steps />
      <span className="grow" />
      <WayBack />
      <HistoryButton />
      <CommandsButton />
      <Kept />
    </header>
  )
}

function SessionName() {
  const app = useApp()
  const title = useSession((state) => state.session?.title)
  return (
    <div className="session-name">
      {title !== undefined && (
        <NameField name="Session title" value={title || 'Untitled'} onCommit={(text) => renameSession(app, text)} />
      )}
    </div>
  )
}

function Kept() {
  const isKept = useView((state) => state.keptAt !== null)
  const isOpen = useSession((state) => state.session !== null)
  return (
    <span className="kept faint" title="The session is kept in this browser and offered after a reload">
      {isKept && isOpen ? 'Saved' : ''}
    </span>
  )
}

function WayBack() {
  const app = useApp()
  const undoLabel = useSession((state) => state.history?.past.at(-1)?.label ?? null)
  const redoLabel = useSession((state) => state.history?.future[0]?.label ?? null)
  return (
    <>
      <Button
        className="button quiet cut way-back"
        isDisabled={undoLabel === null}
        aria-keyshortcuts={ariaKeys('edit.undo')}
        onPress={() => undo(app)}
      >
        <span className="cut">
          Undo<span className="taken-back">{undoLabel === null ? '' : ` “${undoLabel}”`}</span>
        </span>
        <Keys of="edit.undo" />
      </Button>
      <Button
        className="button quiet way-back"
        isDisabled={redoLabel === null}
        aria-keyshortcuts={ariaKeys('edit.redo')}
        onPress={() => redo(app)}
      >
        <span title={redoLabel === null ? undefined : `Redo “${redoLabel}” (${keysText('edit.redo')})`}>
          Redo<span className="unseen">{redoLabel === null ? '' : ` “${redoLabel}”`}</span>
        </span>
      </Button>
    </>
  )
}
