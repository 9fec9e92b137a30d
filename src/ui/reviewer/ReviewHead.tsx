import { rateText } from '../../params/value-text'
import { dateText } from '../controls/date-text'
import { useReview } from './review-context'
import { SavedState } from './SavedState'

/** Which song this is, who sent it and what they want to know. */
export function ReviewHead() {
  const { manifest } = useReview().song
  const codec = manifest.codec === 'flac' ? 'lossless' : 'small file: Opus, lossy'
  return (
    <header className="review-head">
      <div className="review-title">
        <h1>{manifest.title || 'Review'}</h1>
        <p className="secondary">
          {manifest.from && <>from {manifest.from} · </>}
          {dateText(manifest.madeAt)} · {rateText(manifest.rateHz)}, {codec}
        </p>
      </div>
      <SavedState />
      {manifest.message && <p className="review-message">{manifest.message}</p>}
    </header>
  )
}
