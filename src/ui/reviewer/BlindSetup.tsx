import { type FormEvent, useId, useState } from 'react'
import { BLIND_TRIALS, type BlindMethod, FEWEST_TRIALS } from '../../project/blind-test'
import { AuthorField } from './AuthorField'
import { type BlindRun, startBlindRun } from './blind-run'
import { useComments, useReview } from './review-context'

interface Props {
  onStart(start: (onEnd: (isFinished: boolean) => void) => BlindRun): void
}

const METHODS: readonly { readonly id: BlindMethod; readonly label: string; readonly hint: string }[] = [
  { id: 'abx', label: 'ABX', hint: 'is a difference heard?' },
  { id: 'preference', label: 'Preference', hint: 'which one is better?' },
]

/** Everything is chosen before the test begins, the number of trials too. */
export function BlindSetup({ onStart }: Props) {
  const review = useReview()
  const { slots } = review.song
  const author = useComments((state) => state.author)
  const { sideA, sideB } = review.listening.getState()
  const [a, setA] = useState(sideA)
  const [b, setB] = useState(sideB)
  const [method, setMethod] = useState<BlindMethod>('abx')
  const [trials, setTrials] = useState<number>(BLIND_TRIALS.default)
  const [first, second] = [slots[a], slots[b]]
  const isCount = Number.isInteger(trials) && trials >= BLIND_TRIALS.min && trials <= BLIND_TRIALS.max
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (first && second && isCount)
      onStart((onEnd) => startBlindRun(review, { method, trials, a: first, b: second, onEnd }))
  }
  return (
    <form className="blind-setup" onSubmit={submit}>
      <SideChoice name="One side" value={a} onChange={setA} />
      <SideChoice name="Other side" value={b} onChange={setB} />
      <fieldset className="blind-methods">
        <legend className="unseen">Method</legend>
        {METHODS.map(({ id, label, hint }) => (
          <label key={id} className="blind-method">
            <input type="radio" name="method" checked={method === id} onChange={() => setMethod(id)} />
            <span>
              {label}: <span className="secondary">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label className="blind-trials">
        Trials
        <input
          type="number"
          className="text-field"
          min={BLIND_TRIALS.min}
          max={BLIND_TRIALS.max}
          value={Number.isNaN(trials) ? '' : trials}
          onChange={(event) => setTrials(event.target.valueAsNumber)}
        />
      </label>
      {isCount && trials < FEWEST_TRIALS[method] && (
        <p className="secondary">So few trials can show nothing: do at least {FEWEST_TRIALS[method]}.</p>
      )}
      <AuthorField />
      <button type="submit" className="button" disabled={a === b || !isCount || author === ''}>
        Start the test
      </button>
    </form>
  )
}

function SideChoice({ name, value, onChange }: { name: string; value: number; onChange(index: number): void }) {
  const { slots } = useReview().song
  const id = useId()
  return (
    <div className="blind-side">
      <label htmlFor={id}>{name}</label>
      <select id={id} className="text-field" value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {slots.map(({ index, label }) => (
          <option key={index} value={index}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
