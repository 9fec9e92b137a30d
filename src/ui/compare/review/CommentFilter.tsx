import { Radio, RadioGroup } from 'react-aria-components'
import { slotLabel } from '../../../commands/slot-label'
import type { Thread } from '../../../project/threads'
import { useApp } from '../../app-context'
import { Choice } from '../../controls/Choice'

/** Which comments are shown. */
export interface Wanted {
  readonly state: 'all' | 'open' | 'resolved'
  /** A commented slot, or all of them. */
  readonly slot: string
}

interface Props {
  readonly threads: readonly Thread[]
  readonly wanted: Wanted
  onChange(wanted: Wanted): void
}

const STATES = [
  ['all', 'All'],
  ['open', 'Open'],
  ['resolved', 'Resolved'],
] as const

export function CommentFilter({ threads, wanted, onChange }: Props) {
  const app = useApp()
  const slots = [...new Set(threads.map(({ comment }) => comment.slot))]
  return (
    <div className="row wrap">
      <RadioGroup
        className="segments comment-states"
        aria-label="Which comments"
        orientation="horizontal"
        value={wanted.state}
        onChange={(state) => onChange({ ...wanted, state: state as Wanted['state'] })}
      >
        {STATES.map(([state, text]) => (
          <Radio key={state} value={state} className="segment">
            {text}
          </Radio>
        ))}
      </RadioGroup>
      {slots.length > 1 && (
        <div className="version-choice">
          <Choice
            name="Comments on"
            options={[
              { id: 'all', label: 'On everything' },
              ...slots.map((slot) => ({ id: slot as string, label: slotLabel(app, slot) })),
            ]}
            value={wanted.slot}
            onChange={(slot) => onChange({ ...wanted, slot })}
          />
        </div>
      )}
    </div>
  )
}
