import { CommentMarks } from './CommentMarks'
import { Outline } from './Outline'
import { PlayControls } from './PlayControls'
import { Playhead } from './Playhead'
import { PositionSlider } from './PositionSlider'
import { RangeMark } from './RangeMark'
import { useReview } from './review-context'
import { SectionMarks } from './SectionMarks'
import { TimeRuler } from './TimeRuler'
import { useRangeDrag } from './use-range-drag'
import './song.css'

/** The song is the ruler: sections over the waveform, comments under it, the playhead through all. */
export function SongCard() {
  const drag = useRangeDrag(useReview())
  return (
    <section className="card song-card" aria-label="Song">
      <PlayControls />
      <div className="song-view">
        <SectionMarks />
        <div className="song-wave" {...drag}>
          <Outline />
          <RangeMark />
          <PositionSlider />
        </div>
        <TimeRuler />
        <CommentMarks />
        <Playhead />
      </div>
    </section>
  )
}
