import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import { loadDemoSong } from '../../commands/load-demo-song'
import { restoreLastSession } from '../../commands/restore-last-session'
import { useApp } from '../app-context'
import { AddButtons } from './AddStems'

/** What a newcomer sees: what this is, where to drop, and something to hear at once. */
export function EmptyPage() {
  const app = useApp()
  const last = useStore(app.kept, (state) => state.offered)
  return (
    <div className="empty-page">
      <h2>Master a song from its stems</h2>
      <p>Bring 4 to 8 stems of one song: each becomes a strip with its own EQ and compressor.</p>
      <p>Balance them, set the master, and compare with your rough mix at equal loudness.</p>
      <p>Export a 24-bit master: its samples are the ones that you heard. Your audio never leaves this computer.</p>
      <div className="drop-zone">
        <p className="drop-title">Drop stems or a folder anywhere on this page</p>
        <p className="secondary">WAV, AIFF, FLAC; MP3, M4A, Ogg and others as lossy sources</p>
        <AddButtons primary />
      </div>
      <div className="row">
        <Button className="button" onPress={() => void loadDemoSong(app)}>
          Load demo song
        </Button>
        {last && (
          <Button className="button" onPress={() => void restoreLastSession(app)}>
            Restore last session{last.title ? `: ${last.title}` : ''}
          </Button>
        )}
      </div>
    </div>
  )
}
