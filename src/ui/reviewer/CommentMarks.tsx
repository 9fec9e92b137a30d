import type { CSSProperties } from 'react'
import { threadsOf } from '../../project/threads'
import { axisPlace } from './comments'
import { seek } from './listening'
import { useComments, useReview } from './review-context'
import { shareText } from './song-place'

/** Where something was said, under the waveform; each at its musical place, whichever version it is about. */
export function CommentMarks() {
  const review = useReview()
  const entries = useComments((state) => state.entries)
  const { song } = review
  return (
    <div className="comment-marks">
      {threadsOf(entries).map(({ comment, resolved }) => {
        const place = axisPlace(review, comment)
        const style: CSSProperties = { left: shareText(song, place.startFrame) }
        if (place.endFrame !== null) {
          style.width = shareText(song, song.startFrame + place.endFrame - place.startFrame)
        }
        return (
          <button
            key={comment.id}
            type="button"
            className={`comment-mark${resolved ? ' resolved' : ''}${place.endFrame === null ? '' : ' range'}`}
            style={style}
            tabIndex={-1}
            title={`${comment.author}: ${comment.text}`}
            aria-label={`Go to the comment of ${comment.author}`}
            onClick={() => {
              seek(review, place.startFrame)
              document.getElementById(`thread-${comment.id}`)?.scrollIntoView({ block: 'nearest' })
            }}
          />
        )
      })}
    </div>
  )
}
