import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useApp, useSession } from '../../app-context'
import { SecondsField } from './SecondsField'

interface Props {
  readonly label: string
  readonly seconds: number
  onOffset(seconds: number, gesture: string | null): void
}

/** Puts a point of the reference, such as the first beat of its chorus, where the song stands. */
export function LineUpPoint({ label, seconds, onOffset }: Props) {
  const app = useApp()
  const [point, setPoint] = useState(0)
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  return (
    <div className="row reference-offset">
      <SecondsField
        label="Point of the reference"
        name={`Point of ${label}`}
        value={point}
        min={0}
        max={seconds}
        onCommit={setPoint}
      />
      <Button className="button" onPress={() => onOffset(app.live.songFrame() / rateHz - point, null)}>
        Line up with the playhead
      </Button>
    </div>
  )
}
