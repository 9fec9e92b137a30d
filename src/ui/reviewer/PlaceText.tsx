import { timeText } from '../../params/value-text'
import type { AxisPlace } from './comments'
import { useReview } from './review-context'

/** "at 1:12.3", "on 1:12.3 to 1:15.0"; null is the playhead. */
export function PlaceText({ place }: { readonly place: AxisPlace | null }) {
  const { rateHz } = useReview().song
  if (!place) return 'at the playhead'
  const start = timeText(place.startFrame / rateHz, 1)
  return place.endFrame === null ? `at ${start}` : `from ${start} to ${timeText(place.endFrame / rateHz, 1)}`
}
