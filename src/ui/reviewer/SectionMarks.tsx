import { seek, setRange } from './listening'
import { useListening, useReview } from './review-context'
import { shareText } from './song-place'

/** The song's sections: pressed, it goes there; with the loop on, that section is what repeats. */
export function SectionMarks() {
  const review = useReview()
  const looping = useListening((state) => state.looping)
  const { song } = review
  if (song.sections.length === 0) return null
  return (
    <div className="section-marks">
      {song.sections.map((section) => (
        <button
          key={section.startFrame}
          type="button"
          className="section-mark cut"
          title={section.name}
          style={{
            left: shareText(song, section.startFrame),
            width: `calc(${shareText(song, song.startFrame + section.endFrame - section.startFrame)} - 2px)`,
          }}
          onClick={() => {
            if (looping) setRange(review, section)
            seek(review, section.startFrame)
          }}
        >
          {section.name}
        </button>
      ))}
    </div>
  )
}
