import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import { loadDemoSong } from '../../commands/load-demo-song'
import { bringBack } from '../../commands/new-session'
import { FAMILIES } from '../../session/document'
import { useApp } from '../app-context'
import { FAMILY_LOOKS } from '../families'
import { AddButtons } from './AddStems'

/** What a newcomer sees: what this is, where to drop, and something to hear at once. */
export function EmptyPage() {
  const app = useApp()
  const last = useStore(app.kept, (state) => state.offered)
  return (
    <div className="empty-page">
      <h2>Master a song from its stems</h2>
      <ol className="empty-steps">
        <li>Bring 4 to 8 stems of one song: each becomes a strip with its own EQ and compressor.</li>
        <li>Balance them, set the master, and compare with your rough mix at equal loudness.</li>
        <li>Export a 24-bit master: its samples are the ones that you heard.</li>
      </ol>
      <div className="drop-zone">
        <DropSign />
        <p className="drop-title">Drop stems or a folder anywhere on this page</p>
        <p className="secondary">WAV, AIFF, FLAC; MP3, M4A, Ogg and others as lossy sources</p>
        <AddButtons primary />
      </div>
      <div className="empty-more">
        <Button className="button" onPress={() => void loadDemoSong(app)}>
          Load demo song
        </Button>
        <span className="secondary">48 seconds, six stems, to hear what this does</span>
        {last && (
          <Button className="button cut" onPress={() => void bringBack(app)}>
            <span className="cut">Restore last session{last.title ? `: ${last.title}` : ''}</span>
          </Button>
        )}
      </div>
      <p className="promise">
        <LockSign />
        Your audio never leaves this computer.
      </p>
    </div>
  )
}

/** Eight stems that come down onto one line. */
function DropSign() {
  return (
    <svg className="drop-sign" width="88" height="34" viewBox="0 0 88 34" aria-hidden="true">
      {FAMILIES.slice(0, 8).map((family, index) => (
        <rect
          key={family}
          x={index * 11}
          y={HEIGHTS[index]}
          width="7"
          height={28 - (HEIGHTS[index] ?? 0)}
          rx="2"
          fill={FAMILY_LOOKS[family].hue}
        />
      ))}
      <rect x="0" y="32" width="84" height="2" rx="1" fill="currentColor" />
    </svg>
  )
}

const HEIGHTS = [6, 14, 2, 10, 12, 16, 8, 20]

function LockSign() {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <rect x="2" y="6" width="10" height="7" rx="2" fill="currentColor" />
      <path d="M4.2 6V4.3a2.8 2.8 0 0 1 5.6 0V6" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  )
}
