import { MAX_GROUPS, type StemRef } from '../session/document'
import { newGroup, nextGroupId } from '../session/new-session'
import type { App } from './app'
import { changesTo } from './session-rate'

/** Puts a stem into another group, or (null) into one of its own. */
export function moveStem(app: App, fromId: string, stem: StemRef, toId: string | null): void {
  const { session, edit } = app.session.getState()
  const from = session?.groups.find((group) => group.id === fromId)
  if (!session || !from || fromId === toId) return
  if (toId === null && session.groups.length >= MAX_GROUPS && from.stems.length > 1) return
  const own = newGroup(nextGroupId(session.groups), [stem], from.family)
  const groups = session.groups
    .map((group) => {
      if (group.id === fromId) return { ...group, stems: group.stems.filter((other) => other !== stem) }
      return group.id === toId ? { ...group, stems: [...group.stems, stem] } : group
    })
    .concat(toId === null ? [own] : [])
    .filter((group) => group.stems.length > 0)
  edit(`Move ${stem.fileName}`, null, changesTo(session, groups))
}
