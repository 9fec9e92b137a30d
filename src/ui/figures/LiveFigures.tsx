import { Button } from 'react-aria-components'
import { resetLoudness } from '../../commands/reset-loudness'
import { useApp } from '../app-context'
import { PeakMeter } from '../meters/PeakMeter'
import { LiveTable } from './LiveTable'
import type { LiveMinute } from './live-minute'
import type { MeterChoice } from './loudness-scale'
import './live.css'

const MASTER = { kind: 'master' } as const

interface Props {
  readonly minute: LiveMinute
  readonly choice: MeterChoice
  readonly zero: number
}

/** The master while it plays, in EBU mode (Tech 3341): it counts while the song plays, from the reset before. */
export function LiveFigures({ minute, choice, zero }: Props) {
  const app = useApp()
  return (
    <section aria-label="Playing now" className="live-figures">
      <Button className="button quiet small" aria-label="Reset loudness" onPress={() => resetLoudness(app)}>
        Reset
      </Button>
      <div className="live-body">
        <LiveTable minute={minute} choice={choice} zero={zero} />
        <PeakMeter source={MASTER} figures />
      </div>
    </section>
  )
}
