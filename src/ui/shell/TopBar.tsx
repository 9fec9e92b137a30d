import { Button } from 'react-aria-components'
import { redo } from '../../commands/redo'
import { renameSession } from '../../commands/rename-session'
import { undo } from '../../commands/undo'
import { useApp, useSession, useView } from '../app-context'
import { NameField } from '../controls/NameField'
import { Steps } from './Steps'

/** The name, the four steps and how each stands, and the way back. */
export function TopBar() {
  const app = useApp()
  const title = useSession((state) => state.session?.title)
  const kept = useView((state) => state.keptAt)
  return (
    <header className="top-bar">
      <h1 className="wordmark">tutti</h1>
      <div className="session-name">
        {title !== undefined && (
          <NameField name="Session title" value={title || 'Untitled'} onCommit={(text) => renameSession(app, text)} />
        )}
      </div>
      <Steps />
      <span className="grow" />
      <WayBack />
      <span className="kept faint" title="The session is kept in this browser and offered after a reload">
        {kept !== null && title !== undefined ? 'Saved' : ''}
      </span>
    </header>
  )
}

function WayBack() {
  const app = useApp()
  const undoLabel = useSession((state) => state.history?.past.at(-1)?.label ?? null)
  const redoLabel = useSession((state) => state.history?.future[0]?.label ?? null)
  return (
    <>
      <Button className="button quiet cut" isDisabled={undoLabel === null} onPress={() => undo(app)}>
        <span className="cut">Undo{undoLabel === null ? '' : ` “${undoLabel}”`}</span>
      </Button>
      <Button className="button quiet cut" isDisabled={redoLabel === null} onPress={() => redo(app)}>
        <span className="cut">Redo{redoLabel === null ? '' : ` “${redoLabel}”`}</span>
      </Button>
    </>
  )
}
