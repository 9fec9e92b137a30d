import { Button, Tab, TabList } from 'react-aria-components'
import { useStore } from 'zustand'
import { redo } from '../../commands/redo'
import { renameSession } from '../../commands/rename-session'
import { undo } from '../../commands/undo'
import { masterLoudness } from '../../state/loudness-store'
import { useApp, useImports, useLoudness, useSession, useView } from '../app-context'
import { NameField } from '../controls/NameField'

const STEPS = ['stems', 'master', 'compare', 'deliver'] as const
type Standing = 'none' | 'attention' | 'good'
const STANDING_WORDS: Record<Standing, string> = { none: 'not begun', attention: 'in work', good: 'done' }

/** The name, the four steps and how each stands, and the way back. */
export function TopBar() {
  const app = useApp()
  const title = useSession((state) => state.session?.title)
  const undoLabel = useSession((state) => state.history?.past.at(-1)?.label ?? null)
  const redoLabel = useSession((state) => state.history?.future[0]?.label ?? null)
  const kept = useView((state) => state.keptAt)
  const standing = useStanding()
  return (
    <header className="top-bar">
      <h1 className="wordmark">tutti</h1>
      <div className="session-name">
        {title !== undefined && (
          <NameField name="Session title" value={title || 'Untitled'} onCommit={(text) => renameSession(app, text)} />
        )}
      </div>
      <TabList className="steps" aria-label="Steps">
        {STEPS.map((id) => (
          <Tab key={id} id={id} className="step" aria-describedby={`standing-${id}`}>
            <span className={`step-dot ${standing[id]}`} title={STANDING_WORDS[standing[id]]} aria-hidden="true" />
            {id[0]?.toUpperCase()}
            {id.slice(1)}
          </Tab>
        ))}
      </TabList>
      {/* How a step stands is read out after its name and its role; it is not part of the name. */}
      {STEPS.map((id) => (
        <span key={id} id={`standing-${id}`} hidden>
          {STANDING_WORDS[standing[id]]}
        </span>
      ))}
      <span className="grow" />
      <Button className="button quiet cut" isDisabled={undoLabel === null} onPress={() => undo(app)}>
        <span className="cut">Undo{undoLabel === null ? '' : ` “${undoLabel}”`}</span>
      </Button>
      <Button className="button quiet cut" isDisabled={redoLabel === null} onPress={() => redo(app)}>
        <span className="cut">Redo{redoLabel === null ? '' : ` “${redoLabel}”`}</span>
      </Button>
      <span className="kept faint" title="The session is kept in this browser and offered after a reload">
        {kept !== null && title !== undefined ? 'Saved' : ''}
      </span>
    </header>
  )
}

function useStanding(): Record<(typeof STEPS)[number], Standing> {
  const app = useApp()
  const groups = useSession((state) => state.session?.groups)
  const known = useImports((state) => state.stems)
  const edited = useSession((state) => (state.history?.past.length ?? 0) > 1)
  const compared = useSession(
    (state) => Boolean(state.session?.compare.rough) || Boolean(state.session?.compare.references.length),
  )
  const measured = useLoudness((state) => masterLoudness(state).status === 'current')
  const exported = useStore(app.exporting, (state) => state.status)
  // Delivered is what was read again and found to be what it was to be.
  const certified = useStore(
    app.certificates,
    ({ status, files }) => status === 'done' && files.every(({ certificate }) => certificate?.passed),
  )
  const isBegun = exported === 'done' || exported === 'running' || exported === 'failed'
  const stems = groups?.flatMap((group) => group.stems) ?? []
  const here = stems.every((stem) => stem.sha256 !== null && known[stem.sha256])
  return {
    stems: stems.length === 0 ? 'none' : here ? 'good' : 'attention',
    master: stems.length === 0 ? 'none' : edited && measured ? 'good' : 'attention',
    compare: compared ? 'good' : 'none',
    deliver: exported === 'done' && certified ? 'good' : isBegun ? 'attention' : 'none',
  }
}
