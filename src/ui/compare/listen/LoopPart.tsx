import { Button } from 'react-aria-components'
import { setReference } from '../../../commands/set-reference'
import type { ReferenceDoc } from '../../../session/document'
import { useApp, useSession } from '../../app-context'
import { LabelledSwitch } from '../../controls/LabelledSwitch'
import { SecondsField } from './SecondsField'

interface Props {
  readonly reference: ReferenceDoc
  readonly label: string
  readonly seconds: number
}

/** Only a part of the reference, over and over, in step with the song: its chorus under the whole of ours. */
export function LoopPart({ reference, label, seconds }: Props) {
  const app = useApp()
  const { id, loop, offsetSeconds } = reference
  const song = useSession((state) => state.session?.loop)
  const set = (change: Partial<ReferenceDoc['loop']>, gesture: string | null = null) =>
    setReference(app, id, { loop: { ...loop, ...change } }, 'Reference loop', gesture)
  const within = (second: number) => Math.min(seconds, Math.max(0, Math.round(second * 1000) / 1000))
  const ofSong = song && {
    startSeconds: within(song.startSeconds - offsetSeconds),
    endSeconds: within(song.endSeconds - offsetSeconds),
  }
  const hasSongLoop = ofSong !== undefined && ofSong.endSeconds > ofSong.startSeconds
  return (
    <fieldset>
      <legend>Part of it, over and over</legend>
      <div className="row reference-offset">
        <SecondsField
          label="From"
          name={`Loop of ${label} from`}
          value={loop.startSeconds}
          min={0}
          max={seconds}
          onCommit={(startSeconds, gesture) =>
            set({ startSeconds, endSeconds: Math.max(startSeconds, loop.endSeconds) }, gesture)
          }
        />
        <SecondsField
          label="To"
          name={`Loop of ${label} to`}
          value={loop.endSeconds}
          min={loop.startSeconds}
          max={seconds}
          onCommit={(endSeconds, gesture) => set({ endSeconds }, gesture)}
        />
      </div>
      <div className="row">
        <LabelledSwitch
          name={`Loop ${label}`}
          text="Loop"
          isSelected={loop.on}
          onChange={(on) =>
            set(
              on && loop.endSeconds <= loop.startSeconds
                ? { on, startSeconds: 0, endSeconds: within(seconds) }
                : { on },
            )
          }
        />
        <Button
          className="button quiet"
          isDisabled={!hasSongLoop}
          onPress={() => ofSong && set({ on: true, ...ofSong })}
        >
          As the song's loop
        </Button>
      </div>
    </fieldset>
  )
}
