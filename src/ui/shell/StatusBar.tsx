import { useStore } from 'zustand'
import { rateText, timeText } from '../../params/value-text'
import { useApp, useSession, useTransport } from '../app-context'
import { ShortcutsButton } from '../palette/ShortcutsButton'
import { ThemeChoice } from '../theme/ThemeChoice'
import { HelpLine } from './HelpLine'
import { RunningWork } from './RunningWork'

/** One quiet line: what is open, the promise, what the control in hand is, what runs. */
export function StatusBar() {
  const app = useApp()
  const rateHz = useSession((state) => state.session?.rateHz)
  const stems = useSession((state) => state.session?.groups.reduce((sum, group) => sum + group.stems.length, 0) ?? 0)
  const songFrames = useTransport((state) => state.songFrames)
  const error = useTransport((state) => state.error)
  const engine = useStore(app.engine)
  const memoryOnly = engine.engine && !engine.engine.library.persistent
  return (
    <footer className="status-bar">
      {rateHz && stems > 0 && (
        <span>
          {rateText(rateHz)} · {stems} {stems === 1 ? 'stem' : 'stems'} · {timeText(songFrames / rateHz, 0)}
        </span>
      )}
      <span>Your audio never leaves this computer</span>
      {memoryOnly && <span className="attention">Stems are in memory only: this browser keeps no files</span>}
      {(engine.error ?? error) && (
        <span className="failed" role="alert">
          {engine.error ?? error}
        </span>
      )}
      <HelpLine />
      <RunningWork />
      <ThemeChoice />
      <ShortcutsButton />
    </footer>
  )
}
