import { Button } from 'react-aria-components'
import { setReference } from '../../../commands/set-reference'
import { REFERENCE } from '../../../params'
import type { ReferenceDoc } from '../../../session/document'
import { useApp } from '../../app-context'
import { Slider } from '../../controls/Slider'
import { LineUpPicture } from './LineUpPicture'
import { LineUpPoint } from './LineUpPoint'
import { LoopPart } from './LoopPart'
import { SecondsField } from './SecondsField'

interface Props {
  readonly reference: ReferenceDoc
  readonly label: string
}

const NUDGES = [-0.1, -0.01, 0.01, 0.1] as const

/** How a reference lies beside the song: from where on, which part of it, how loud on top of the match. */
export function ReferencePanel({ reference, label }: Props) {
  const app = useApp()
  const { id, offsetSeconds, trimDb, stem } = reference
  const seconds = stem.rateHz > 0 ? stem.frames / stem.rateHz : 0
  const setOffset = (next: number, gesture: string | null) => {
    const { min, max } = REFERENCE.offsetSeconds
    const milliseconds = Math.round(next * 1000) / 1000
    const offset = Math.min(max, Math.max(min, milliseconds))
    setReference(app, id, { offsetSeconds: offset }, REFERENCE.offsetSeconds.label, gesture)
  }
  return (
    <section className="reference-panel" aria-label={`${label} beside the song`}>
      <LineUpPicture reference={reference} label={label} seconds={seconds} onOffset={setOffset} />
      <div className="reference-controls">
        <fieldset>
          <legend>Begins at</legend>
          <div className="row reference-offset">
            <SecondsField
              label="Second of the song"
              name={`Offset of ${label}`}
              value={offsetSeconds}
              min={REFERENCE.offsetSeconds.min}
              max={REFERENCE.offsetSeconds.max}
              onCommit={setOffset}
            />
            {NUDGES.map((by) => (
              <Button
                key={by}
                className="button nudge"
                aria-label={`${Math.abs(by) * 1000} ms ${by < 0 ? 'earlier' : 'later'}`}
                onPress={() => setOffset(offsetSeconds + by, null)}
              >
                {by < 0 ? '−' : '+'}
                {Math.abs(by) * 1000} ms
              </Button>
            ))}
          </div>
          <LineUpPoint label={label} seconds={seconds} onOffset={setOffset} />
        </fieldset>
        <LoopPart reference={reference} label={label} seconds={seconds} />
        <fieldset>
          <legend>Level</legend>
          <Slider
            param={REFERENCE.trimDb}
            value={trimDb}
            name={`Trim of ${label}`}
            label="Trim, on top of the match"
            onChange={(next, gesture) => setReference(app, id, { trimDb: next }, REFERENCE.trimDb.label, gesture)}
          />
        </fieldset>
      </div>
    </section>
  )
}
