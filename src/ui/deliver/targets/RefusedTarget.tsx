import { Button } from 'react-aria-components'
import { seek } from '../../../commands/seek'
import { takeNearest } from '../../../commands/solve-target'
import { numberText, timeText } from '../../../params/value-text'
import type { TargetRefusal } from '../../../state/target-store'
import { useApp } from '../../app-context'
import { withMinusSigns } from './minus-signs'

/** Why a loudness cannot be had, where in the song, and what can be had instead. */
export function RefusedTarget({ refusal }: { refusal: TargetRefusal }) {
  const app = useApp()
  const { text, spans, nearest } = refusal
  return (
    <div className="target-refused">
      <p className="failed" role="alert">
        {withMinusSigns(text)}
      </p>
      {spans.length > 0 && (
        <ul className="target-places" aria-label="Where the limiter would turn down too far">
          {spans.map(({ worstSeconds, reductionDb }) => (
            <li key={worstSeconds}>
              <Button
                className="button quiet"
                aria-label={`Go to ${timeText(worstSeconds, 1)}, ${numberText(reductionDb, 1)} dB`}
                onPress={() => seek(app, worstSeconds)}
              >
                {timeText(worstSeconds, 1)}
                <span className="over-figure">{numberText(-reductionDb, 1)} dB</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {nearest && (
        <Button className="button" onPress={() => takeNearest(app, nearest)}>
          Take {numberText(nearest.integratedLufs, 1)} LUFS
        </Button>
      )}
    </div>
  )
}
