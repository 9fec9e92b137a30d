import type { App } from './app'
import { filledSlots } from './choose-slot'

/** What is listened to goes back to the master where its slot has been emptied, by whatever: a removal, undo, a new song. */
export function keepSlotsFilled(app: Pick<App, 'session' | 'compare' | 'transport'>): void {
  const check = () => {
    const { slot, sideA, sideB } = app.transport.getState()
    const filled = filledSlots(app)
    const kept = {
      slot: filled.includes(slot) ? slot : 'master',
      sideA: filled.includes(sideA) ? sideA : 'master',
      sideB: filled.includes(sideB) ? sideB : 'sum',
    } as const
    if (kept.sideA === kept.sideB) Object.assign(kept, { sideB: kept.sideA === 'sum' ? 'master' : 'sum' })
    if (kept.slot !== slot || kept.sideA !== sideA || kept.sideB !== sideB) app.transport.setState(kept)
  }
  app.session.subscribe((state, before) => {
    if (state.session?.compare !== before.session?.compare) check()
  })
  app.compare.subscribe(check)
}
