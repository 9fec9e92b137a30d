import { lagOfStems } from '../analysis/lag-in-worker'
import type { ProjectDoc, VersionDoc } from '../project/project'
import { VERSION_LIMITS } from '../project/version'
import type { SessionDoc, StemRef } from '../session/document'
import { say } from '../state/notice-store'
import type { App } from './app'
import { remember } from './import-files'

/**
 * By how many seconds the music of a session that is about to become a version lies later than in the first version.
 * The same stems have what their version has; other stems are laid over those of the last version, and where that does
 * not tell, keep its place: then it is said.
 */
export async function musicOffsetOf(app: App, session: SessionDoc, { versions }: ProjectDoc): Promise<number> {
  const same = versions.findLast((version) => hasSameStems(version.session, session))
  if (same) return same.musicOffsetSeconds
  const last = versions.at(-1)
  if (!last) return 0
  say(
    app.notices,
    'info',
    `The stems are not those of “${last.name}”: finding where the same music lies ...`,
    'version',
  )
  const lag = await lagBehind(app, last, session).catch(() => null)
  if (lag === null) {
    const text = `Where the music of “${last.name}” lies in these stems could not be found: comments keep their time.`
    say(app.notices, 'warning', text, 'music-offset')
    return last.musicOffsetSeconds
  }
  const most = VERSION_LIMITS.musicOffsetSeconds
  return Math.min(most, Math.max(-most, last.musicOffsetSeconds + lag))
}

/** Seconds; null where nothing is clearly right, or where stems are not here any more. */
async function lagBehind(app: App, last: VersionDoc, session: SessionDoc): Promise<number | null> {
  const { library } = await app.engineReady()
  const [before, after] = [stemsIn(last.session), stemsIn(session)]
  const found = await Promise.all([...before, ...after].map(({ sha256 }) => (sha256 ? library.has(sha256) : null)))
  const here = found.filter((stem) => stem !== null)
  remember(app, here)
  if (here.length < found.length || before.length === 0 || after.length === 0) return null
  return (await lagOfStems(before, after, session.rateHz, library))?.seconds ?? null
}

/** Whether two sessions sum the same stems; in which groups they are does not matter. */
export function hasSameStems(a: SessionDoc, b: SessionDoc): boolean {
  return stemNames(a) === stemNames(b)
}

function stemNames(session: SessionDoc): string {
  return stemsIn(session)
    .map(({ sha256, fileName }) => sha256 ?? fileName)
    .sort()
    .join(' ')
}

function stemsIn({ groups }: SessionDoc): StemRef[] {
  return groups.flatMap((group) => group.stems)
}
