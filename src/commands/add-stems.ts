import type { SessionDoc, StemRef } from '../session/document'
import { defaultSession } from '../session/new-session'
import { say } from '../state/notice-store'
import { assignGroups } from '../stems/assign-groups'
import { shownName } from '../wav/audio-file-error'
import type { ImportedStem } from '../workers/stem-library'
import type { App } from './app'
import { missingStems } from './available-session'
import { fillMissing } from './fill-missing'
import { importFiles, remember } from './import-files'
import { changesTo } from './session-rate'

/** What a folder may hold beside its stems is passed over in silence; a file that was chosen by name is not. */
const SOUND_FILE = /\.(wav|wave|bwf|rf64|w64|aif|aiff|aifc|flac|mp3|m4a|mp4|aac|ogg|oga|opus|webm|weba|caf|mka)$/i

/**
 * Reads files and gives each a strip. A session that misses stems gets those first: found by their samples, or by
 * their names.
 */
export async function addStems(app: App, files: readonly File[], { fromFolder = false } = {}): Promise<void> {
  const chosen = fromFolder
    ? files.filter((file) => SOUND_FILE.test(file.name) && !file.name.startsWith('.')).toSorted(byName)
    : files
  if (chosen.length === 0) {
    say(app.notices, 'warning', 'There is no sound file in that folder.')
    return
  }
  const stems = await importFiles(app, chosen)
  if (stems.length > 0) placeStems(app, stems)
}

/** Puts stems that are in the library into the session, and says what a person should know of it. */
function placeStems(app: App, stems: readonly ImportedStem[]): void {
  remember(app, stems)
  if (!app.session.getState().session) app.session.getState().open(defaultSession(stems[0]?.ref.rateHz ?? 48_000))
  const { session, edit } = app.session.getState()
  if (!session) return
  const known = app.imports.getState().stems
  const fresh = Object.fromEntries(
    Object.entries(known).filter(([sha256]) => !stems.some((stem) => stem.ref.sha256 === sha256)),
  )
  const missing = missingStems(session, fresh).filter((stem) => stem.sha256 === null || !(stem.sha256 in fresh))
  const available = stems.map((stem) => ({ ...stem, fileName: stem.ref.fileName, sha256: stem.ref.sha256 }))
  const filled = fillMissing(session, missing, available)
  const { groups, said } = assignGroups(
    filled.session.groups,
    filled.extra.map((stem) => stem.ref),
  )
  const count = stems.length
  const label = filled.extra.length > 0 ? `Add ${count} ${count === 1 ? 'stem' : 'stems'}` : 'Find stems'
  const placed = { ...filled.session, groups }
  edit(label, null, [
    // A rate that the session was saved with stays until other stems come.
    ...(filled.extra.length > 0 ? changesTo(session, groups) : changedGroups(session, placed)),
    { path: ['compare'], value: filled.session.compare },
  ])
  for (const text of [...filled.said, ...said]) say(app.notices, 'info', text)
  const now = app.session.getState().session
  if (!now) return
  // A new rate of the session concerns the stems that were there before too.
  const everyStem = now.groups.flatMap((group) => group.stems)
  const concerned = now.rateHz === session.rateHz ? stems.map((stem) => stem.ref) : everyStem
  const converted = remarkOnRates(now, concerned)
  if (converted) say(app.notices, 'warning', converted)
}

function changedGroups(before: SessionDoc, after: SessionDoc) {
  const same = before.groups.every((group, index) => {
    const other = after.groups[index]
    return other && group.stems.every((stem, place) => stem === other.stems[place])
  })
  return same ? [] : [{ path: ['groups'], value: after.groups }]
}

/** Which of these stems are not at the session's rate. */
export function remarkOnRates(session: SessionDoc, stems: readonly StemRef[]): string | null {
  const others = stems.filter((stem) => stem.rateHz !== session.rateHz)
  if (others.length === 0) return null
  const names = others.map((stem) => `“${shownName(stem.fileName)}” (${stem.rateHz / 1000} kHz)`).join(', ')
  return `${names}: converted to the session's ${session.rateHz / 1000} kHz.`
}

function byName(a: File, b: File): number {
  return a.name.localeCompare(b.name, undefined, { numeric: true })
}
