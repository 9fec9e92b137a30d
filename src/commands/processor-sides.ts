import type { ProcessorPlace } from '../protocol/listening'
import type { OtherSide, SessionDoc, Side } from '../session/document'
import type { Change } from '../state/edit-stream'
import type { App } from './app'
import { fragmentOf } from './copy-settings'
import { fragmentChanges } from './fragment-changes'
import { targetName } from './settings-target'

type AnySides = Readonly<Record<string, OtherSide<unknown> | undefined>>

/** Which settings of a processor are in the song. */
export function sideOf(session: SessionDoc, place: ProcessorPlace): Side {
  return otherSide(session, place)?.side ?? 'A'
}

/** Whether both sides of a processor are the same: a side that was never heard begins as a copy. */
export function areSidesAlike(session: SessionDoc, place: ProcessorPlace): boolean {
  const kept = otherSide(session, place)
  return !kept || JSON.stringify(kept.other) === JSON.stringify(fragmentOf(session, place)?.settings)
}

/** Puts the other settings of a processor into the song, and keeps those that were: one step of undo. */
export function chooseSide(app: App, place: ProcessorPlace, side: Side): void {
  const { session, edit } = app.session.getState()
  const here = session && fragmentOf(session, place)
  if (!session || !here || sideOf(session, place) === side) return
  const settings = otherSide(session, place)?.other ?? here.settings
  const other = { ...here, settings } as typeof here
  edit(`${targetName(session, place)}: settings ${side}`, null, [
    ...fragmentChanges(session, place, other, { sameSong: true }).changes,
    keepSide(session, place, { side, other: here.settings }),
  ])
}

/** Makes the side that is not heard like the one that is. */
export function copyToOtherSide(app: App, place: ProcessorPlace): void {
  const { session, edit } = app.session.getState()
  const here = session && fragmentOf(session, place)
  if (!session || !here || areSidesAlike(session, place)) return
  const side = sideOf(session, place)
  edit(`${targetName(session, place)}: copy ${side} to ${side === 'A' ? 'B' : 'A'}`, null, [
    keepSide(session, place, { side, other: here.settings }),
  ])
}

function otherSide({ hand }: SessionDoc, place: ProcessorPlace): OtherSide<unknown> | undefined {
  const sides = place.host === 'master' ? hand.sides.master : hand.sides.strips[place.groupId]
  return (sides as AnySides | undefined)?.[place.processor]
}

/** The whole record: undo of the first change then leaves no empty entry behind. */
function keepSide({ hand }: SessionDoc, place: ProcessorPlace, kept: OtherSide<unknown>): Change {
  const own = place.host === 'master' ? hand.sides.master : hand.sides.strips[place.groupId]
  const changed = { ...own, [place.processor]: kept }
  const sides =
    place.host === 'master'
      ? { ...hand.sides, master: changed }
      : { ...hand.sides, strips: { ...hand.sides.strips, [place.groupId]: changed } }
  return { path: ['hand', 'sides'], value: sides }
}
