import { Button, ToggleButton } from 'react-aria-components'
import { playPause } from '../../commands/play-pause'
import { seek } from '../../commands/seek'
import { loopFrom, loopTo, toggleLoop } from '../../commands/set-loop'
import { useApp, useSession, useTransport } from '../app-context'
import { AddSection } from './AddSection'
import { BackIcon, LoopIcon, PauseIcon, PlayIcon } from './icons'
import { SongTime } from './SongTime'

/** Play, back, loop and where the song is. */
export function TransportButtons() {
  const app = useApp()
  const playing = useTransport((state) => state.playing)
  const empty = useTransport((state) => state.songFrames === 0)
  const starved = useTransport((state) => state.starved)
  const looping = useSession((state) => state.session?.loop.on ?? false)
  return (
    <div className="transport-buttons">
      <div className="row">
        <Button
          className="button icon transport"
          aria-label="Back to start"
          isDisabled={empty}
          onPress={() => seek(app, 0)}
        >
          <BackIcon />
        </Button>
        <Button
          className={`button icon transport${playing ? ' primary' : ''}`}
          aria-label={playing ? 'Pause' : 'Play'}
          isDisabled={empty}
          onPress={() => void playPause(app)}
        >
          {playing ? <PauseIcon /> : <PlayIcon />}
        </Button>
        <ToggleButton
          className="toggle icon transport"
          aria-label="Loop"
          isDisabled={empty}
          isSelected={looping}
          onChange={() => toggleLoop(app)}
        >
          <LoopIcon />
        </ToggleButton>
        <Button
          className="button icon transport small"
          aria-label="Loop from here"
          isDisabled={empty}
          onPress={() => loopFrom(app)}
        >
          [
        </Button>
        <Button
          className="button icon transport small"
          aria-label="Loop to here"
          isDisabled={empty}
          onPress={() => loopTo(app)}
        >
          ]
        </Button>
      </div>
      <div className="row spread">
        <SongTime />
        <AddSection />
      </div>
      {starved && (
        <span className="attention" role="status">
          waiting for samples
        </span>
      )}
    </div>
  )
}
