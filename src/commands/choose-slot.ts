import { comparedSounds } from '../analysis/compared-sounds'
import type { MonitorSlot } from '../protocol/listening'
import type { App } from './app'

/** Everything that can be listened to now, in the order of the transport and of the number keys. */
export function filledSlots(app: Pick<App, 'session' | 'compare'>): MonitorSlot[] {
  const { session } = app.session.getState()
  const sounds = session ? comparedSounds(session, app.compare.getState()) : []
  return ['master', 'sum', ...sounds.map(({ slot }) => slot)]
}

/** Switches what is listened to. An empty slot is not chosen: silence would be no comparison. */
export function chooseSlot(app: App, slot: MonitorSlot): void {
  const { blind, sideA, audition } = app.transport.getState()
  if (blind || !filledSlots(app).includes(slot)) return
  app.transport.setState(slot === sideA ? { slot } : { slot, sideB: slot })
  // What a processor changes is heard in place of any slot: who asks for a slot means to hear it.
  if (audition?.kind === 'delta' && audition.on) app.transport.setState({ audition: { ...audition, on: false } })
}

/** Keys A and B. */
export function chooseSide(app: App, side: 'a' | 'b'): void {
  const { sideA, sideB } = app.transport.getState()
  chooseSlot(app, side === 'a' ? sideA : sideB)
}

/** Key X: the other one of the two. */
export function switchSides(app: App): void {
  const { slot, sideA, sideB } = app.transport.getState()
  chooseSlot(app, slot === sideA ? sideB : sideA)
}

/** Makes a slot the one that key A or B hears; the two are never the same. */
export function setSide(app: App, side: 'a' | 'b', slot: MonitorSlot): void {
  const { sideA, sideB } = app.transport.getState()
  if (side === 'a') app.transport.setState({ sideA: slot, sideB: sideB === slot ? sideA : sideB })
  else app.transport.setState({ sideB: slot, sideA: sideA === slot ? sideB : sideA })
}
