import { useId, useState } from 'react'
import { Button, Radio, RadioGroup } from 'react-aria-components'
import { useStore } from 'zustand'
import { exportReview } from '../../../commands/export-review'
import { reviewBytes } from '../../../commands/review-bytes'
import { type ReviewChoice, reviewObstacle } from '../../../commands/review-choice'
import { saveVersion } from '../../../commands/save-version'
import type { ProjectDoc } from '../../../project/project'
import type { ReviewCodec } from '../../../review/manifest'
import { useApp, useLoudness, useSession } from '../../app-context'
import { bytesText } from '../../controls/bytes-text'
import { FileJob } from '../../controls/FileJob'
import { listedVersions } from '../../use-project'
import { Author } from '../versions/Author'
import { ReviewSlots } from './ReviewSlots'
import './export-review.css'

const CODECS: readonly { id: ReviewCodec; label: string; hint: string }[] = [
  { id: 'flac', label: 'FLAC', hint: 'Exact: every sample as it is. Blind tests work in it.' },
  {
    id: 'opus',
    label: 'Opus',
    hint: 'Small: one lossy codec for all, at 192 kb/s and 48 kHz: said in the file. No blind test in it.',
  },
]
const MOST_CHARACTERS = 2000

type Chosen = Omit<ReviewChoice, 'message' | 'codec'>

/** One file with a player in it, for somebody far away: what goes into it, how exact, and how large that is. */
export function ExportReview({ project }: { project: ProjectDoc }) {
  const app = useApp()
  const id = useId()
  const listed = listedVersions(project)
  const session = useSession((state) => state.session)
  const status = useStore(app.review, (state) => state.status)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [codec, setCodec] = useState<ReviewCodec>('flac')
  const [message, setMessage] = useState('')
  // Until something is chosen it is the newest version, against nothing.
  const usual: Chosen = {
    versions: listed.slice(0, 1).map((version) => version.id),
    references: [],
    sum: false,
    rough: false,
  }
  const choice: ReviewChoice = { ...within(chosen ?? usual, listed, session?.compare), codec, message }
  // What is known of the loudness says how large exact sound becomes.
  useLoudness((state) => state.slots)
  const bytes = reviewBytes(app, choice)
  const obstacle = reviewObstacle(session, choice)
  if (status === 'running') return <FileJob store={app.review} name="Review file" />
  if (listed.length === 0) {
    return (
      <div className="row wrap">
        <span className="secondary">A review is of saved versions: comments are about one.</span>
        <Button className="button" onPress={() => void saveVersion(app)}>
          Save version
        </Button>
      </div>
    )
  }
  return (
    <div className="export-review">
      <ReviewSlots versions={listed} chosen={choice} onChange={setChosen} />
      <div className="row wrap">
        <RadioGroup
          className="segments review-codec"
          aria-label="Sound of the review"
          orientation="horizontal"
          value={codec}
          onChange={(value) => setCodec(value as ReviewCodec)}
        >
          {CODECS.map((known) => (
            <Radio key={known.id} value={known.id} className="segment">
              {known.label}
            </Radio>
          ))}
        </RadioGroup>
        <span role="status">{bytes !== null && choice.versions.length > 0 && `About ${bytesText(bytes)}`}</span>
      </div>
      <p className="secondary">{CODECS.find((known) => known.id === codec)?.hint}</p>
      <label htmlFor={id} className="unseen">
        Message to the reviewer
      </label>
      <textarea
        id={id}
        className="text-input filled"
        rows={2}
        placeholder="A message to the reviewer"
        maxLength={MOST_CHARACTERS}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
      />
      {obstacle && <p className="attention">{obstacle}</p>}
      <div className="row wrap">
        <Button
          className="button primary"
          isDisabled={obstacle !== null}
          onPress={() => void exportReview(app, choice)}
        >
          Export review
        </Button>
        <Author />
      </div>
      <FileJob store={app.review} name="Review file" />
      {status === 'done' && (
        <p className="secondary">It opens by double-click, without a network, and from any web host it is a link.</p>
      )}
    </div>
  )
}

/** What of a choice is still there to be chosen. */
function within(
  chosen: Chosen,
  listed: readonly { readonly id: string }[],
  compare: { readonly rough: unknown; readonly references: readonly { readonly id: string }[] } | undefined,
): Chosen {
  const isThere = (items: readonly { readonly id: string }[]) => (id: string) => items.some((item) => item.id === id)
  return {
    versions: chosen.versions.filter(isThere(listed)),
    references: chosen.references.filter(isThere(compare?.references ?? [])),
    sum: chosen.sum,
    rough: chosen.rough && Boolean(compare?.rough),
  }
}
