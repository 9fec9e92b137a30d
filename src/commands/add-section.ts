import type { SectionDoc, SessionDoc } from '../session/document'
import { MAX_SECTIONS } from '../session/document'
import { nextSectionId } from '../session/new-session'
import { freeStart, likelyName, sectionAt, sectionName } from '../session/section-list'
import type { Change } from '../state/edit-stream'
import { say } from '../state/notice-store'
import type { App } from './app'

const MATTER = 'sections'

/** Marks the start of a section: where the song stands now, unless told where; called by what it most likely is. */
export function addSection(app: App, name?: string, atSeconds?: number): void {
  const { session, edit } = app.session.getState()
  const { songFrames } = app.transport.getState()
  if (!session || songFrames === 0) return
  const { sections, rateHz } = session
  if (sections.length >= MAX_SECTIONS) {
    say(app.notices, 'info', `A song has at most ${MAX_SECTIONS} sections: remove one first.`, MATTER)
    return
  }
  const wanted = atSeconds ?? app.live.songFrame() / rateHz
  const startSeconds = freeStart(sections, songFrames / rateHz, wanted)
  if (startSeconds === null) {
    const near = nearest(sections, wanted)
    const words = near === null ? 'The song is too short for a section.' : `“${near}” starts here already.`
    say(app.notices, 'info', `${words} Go to where the next part starts, and add it there.`, MATTER)
    return
  }
  const section: SectionDoc = {
    id: nextSectionId(sections),
    name: name ?? likelyName(sections, startSeconds),
    startSeconds,
  }
  const place = sectionAt(sections, startSeconds) + 1
  edit(`Add ${section.name}`, null, [
    { path: ['sections'], value: sections.toSpliced(place, 0, section) },
    ...inheritedRides(session, sections[place - 1]?.id, section.id),
  ])
}

/** A mark alone changes no sound: what is split off is ridden as the section that it was part of. */
function inheritedRides({ groups }: SessionDoc, from: string | undefined, to: string): Change[] {
  return groups.flatMap(({ strip }, index) => {
    const gainDb = from === undefined ? undefined : strip.rides.gainsDb[from]
    if (!gainDb) return []
    return [{ path: ['groups', index, 'strip', 'rides', 'gainsDb'], value: { ...strip.rides.gainsDb, [to]: gainDb } }]
  })
}

function nearest(sections: SessionDoc['sections'], seconds: number): string | null {
  const distances = sections.map(({ startSeconds }) => Math.abs(startSeconds - seconds))
  return sections.length === 0 ? null : sectionName(sections, distances.indexOf(Math.min(...distances)))
}
