import { useEffect, useRef, useState } from 'react'
import { timeText } from '../../params/value-text'
import type { SectionDoc } from '../../session/document'

/** What has just come or gone, for those who do not see the row: a shortcut and undo change it from anywhere. */
export function useSectionNews(sections: readonly SectionDoc[]): string {
  const before = useRef(sections)
  const [news, setNews] = useState('')
  useEffect(() => {
    const missingIn = (list: readonly SectionDoc[]) => (section: SectionDoc) =>
      !list.some(({ id }) => id === section.id)
    const added = sections.filter(missingIn(before.current))
    const removed = before.current.filter(missingIn(sections))
    before.current = sections
    // More than one at once is another session.
    if (added.length + removed.length !== 1) return
    const [came] = added
    setNews(came ? `${came.name} added at ${timeText(came.startSeconds, 1)}` : `${removed[0]?.name} removed`)
  }, [sections])
  return news
}
