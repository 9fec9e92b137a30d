import { type ApprovalState, approvalOf } from '../../project/threads'
import { dateText } from '../controls/date-text'
import { AuthorField } from './AuthorField'
import { say } from './comments'
import { useComments, useListening, useReview } from './review-context'

const TEXT = { open: 'open', changes: 'changes asked for', approved: 'approved' } as const

/** Whether each version is what is to be delivered. */
export function VerdictCard() {
  const { slots } = useReview().song
  const blind = useListening((state) => state.blind)
  const versions = slots.filter(({ slot }) => slot.startsWith('version:'))
  if (versions.length === 0 || blind) return null
  return (
    <section className="card verdict-card" aria-labelledby="verdict-title">
      <h2 id="verdict-title">Your verdict</h2>
      <AuthorField />
      <ul className="verdicts">
        {versions.map(({ slot, label }) => (
          <Verdict key={slot} versionId={slot.slice('version:'.length)} label={label} />
        ))}
      </ul>
    </section>
  )
}

function Verdict({ versionId, label }: { readonly versionId: string; readonly label: string }) {
  const review = useReview()
  const author = useComments((state) => state.author)
  const entries = useComments((state) => state.entries)
  const state = approvalOf(entries, versionId)
  const set = (approval: ApprovalState['approval']) => say(review, { kind: 'approval', versionId, approval })
  const button = (approval: 'approved' | 'changes', text: string) => (
    <button
      type="button"
      className="toggle"
      aria-label={`${text}: ${label}`}
      aria-pressed={state?.approval === approval}
      data-selected={state?.approval === approval || undefined}
      disabled={author === ''}
      onClick={() => set(state?.approval === approval ? 'open' : approval)}
    >
      {text}
    </button>
  )
  return (
    <li className="verdict">
      <span className="verdict-name">
        <b className="cut">{label}</b>
        <span className="secondary">
          {state ? `${TEXT[state.approval]} by ${state.by}, ${dateText(state.at)}` : 'nothing said yet'}
        </span>
      </span>
      <span className="row">
        {button('approved', 'Approve')}
        {button('changes', 'Ask for changes')}
      </span>
    </li>
  )
}
