import { sectionAt, sectionEnd, sectionName } from '../../session/section-list'
import { useSession, useTransport } from '../app-context'
import { AddSectionIcon } from './icons'
import { SectionBlock } from './SectionBlock'
import { SectionStart } from './SectionStart'
import { useSectionNews } from './use-section-news'
import './sections.css'

const NONE = [] as const

/** The parts of the song over its outline. A click goes there; the line between two of them is moved. */
export function SectionRow({ seconds }: { seconds: number }) {
  const sections = useSession((state) => state.session?.sections ?? NONE)
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  // The slow position: which section plays is told a few times a second, not on every frame.
  const playing = useTransport((state) => sectionAt(sections, state.positionFrame / rateHz))
  const news = useSectionNews(sections)
  const shown = sections.filter(({ startSeconds }) => startSeconds < seconds)
  return (
    <section className="sections" aria-label="Sections">
      <span className="unseen" role="status">
        {news}
      </span>
      {shown.length === 0 && (
        <p className="sections-hint faint">
          Where intro, verse and chorus start, add a section with <AddSectionIcon />
          <span className="unseen">the button Add section here</span> or <kbd>N</kbd>
        </p>
      )}
      {shown.map((section, index) => (
        <SectionBlock
          key={section.id}
          section={section}
          name={sectionName(sections, index)}
          endSeconds={Math.min(seconds, sectionEnd(sections, index, seconds))}
          songSeconds={seconds}
          isPlaying={index === playing}
        />
      ))}
      {shown.map((section, index) => (
        <SectionStart key={section.id} sections={sections} index={index} songSeconds={seconds} />
      ))}
    </section>
  )
}
