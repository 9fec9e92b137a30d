import { hear, setMatched } from './listening'
import { useListening, useReview } from './review-context'
import { SlotChoice } from './SlotChoice'
import { Toggle } from './Toggle'
import './slots.css'

/** What there is to listen to. */
export function SlotList() {
  const review = useReview()
  const heard = useListening((state) => state.heard)
  const matched = useListening((state) => state.matched)
  const blind = useListening((state) => state.blind)
  if (blind) return null
  return (
    <section className="card" aria-labelledby="listen-to">
      <div className="row spread card-head">
        <h2 id="listen-to">Listen to</h2>
        <Toggle label="Match loudness" isOn={matched} onChange={(on) => setMatched(review, on)} />
      </div>
      <div className="slot-list" role="radiogroup" aria-labelledby="listen-to">
        {review.song.slots.map((slot) => (
          <SlotChoice
            key={slot.index}
            slot={slot}
            isHeard={slot.index === heard}
            onHear={() => hear(review, slot.index)}
          />
        ))}
      </div>
      <p className="faint keys">
        <kbd>A</kbd> <kbd>B</kbd> hear the two sides, <kbd>X</kbd> the other one, <kbd>1</kbd> to{' '}
        <kbd>{Math.min(9, review.song.slots.length)}</kbd> any.
        {matched ? ' All are turned down to the quietest one.' : ' As loud as they are.'}
      </p>
    </section>
  )
}
