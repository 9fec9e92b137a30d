import { numberText } from '../../params/value-text'
import { useListening } from './review-context'
import type { SongSlot } from './review-song'

interface Props {
  readonly slot: SongSlot
  readonly isHeard: boolean
  onHear(): void
}

/** One slot: its name, whether it is a side, and its figures. */
export function SlotChoice({ slot, isHeard, onHear }: Props) {
  const side = useListening(({ sideA, sideB }) => (slot.index === sideA ? 'A' : slot.index === sideB ? 'B' : ''))
  const level = useListening((state) => state.levels[slot.index])
  const matched = useListening((state) => state.matched)
  const looping = useListening((state) => state.looping)
  const lufs = level?.lufs ?? Number.NEGATIVE_INFINITY
  return (
    <label className={`slot-choice${isHeard ? ' heard' : ''}`}>
      <input type="radio" name="heard" className="unseen" checked={isHeard} onChange={onHear} />
      <span className="slot-side" aria-hidden="true">
        {side || slot.index + 1}
      </span>
      <span className="slot-name">
        <span className="slot-label">{slot.label}</span>
        {slot.note && <span className="secondary slot-note">{slot.note}</span>}
      </span>
      <span className="slot-figures">
        <span>
          <b>{numberText(lufs, 1)}</b> LUFS{looping ? ' in the loop' : ''}
        </span>
        <span className="secondary">
          {numberText(slot.truePeakDbtp, 1)} dBTP ·{' '}
          {matched ? `heard at ${numberText(level?.gainDb ?? 0, 1)} dB` : 'as it is'}
        </span>
      </span>
    </label>
  )
}
