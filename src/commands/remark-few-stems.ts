import type { SessionDoc } from '../session/document'
import { say, settle } from '../state/notice-store'
import type { App } from './app'

const MATTER = 'few stems'

/** One to three stems are taken, with a word on what this is made for. */
export function remarkOnFew(count: number): string | null {
  if (count === 0 || count > 3) return null
  return `Only ${count} ${count === 1 ? 'stem' : 'stems'}: stem mastering works best with 4 to 8.`
}

/** Says it, and takes it back, as stems come and go: by adding, removing, undo, or another session. */
export function remarkFewStems(app: App): void {
  app.session.subscribe((state, before) => {
    const count = stemCount(state.session)
    if (count === stemCount(before.session)) return
    const few = remarkOnFew(count)
    if (few) say(app.notices, 'warning', few, MATTER)
    else settle(app.notices, MATTER)
  })
}

function stemCount(session: SessionDoc | null): number {
  return session?.groups.reduce((sum, group) => sum + group.stems.length, 0) ?? 0
}
