import { MASTER_ORDER, type OrderedProcessor } from '../params'
import type { App } from './app'

/** Puts one of the master's ordered processors at another place among them: one step of undo. */
export function moveProcessor(app: App, processor: OrderedProcessor, place: number, label: string): void {
  const { session, edit } = app.session.getState()
  if (!session) return
  const value = movedTo(session.master.order, processor, place)
  if (value.every((id, index) => id === session.master.order[index])) return
  edit(label, null, [{ path: ['master', 'order'], value }])
}

/** The order with one of them taken out and put in again at `place`, held within the list. */
export function movedTo(
  order: readonly OrderedProcessor[],
  processor: OrderedProcessor,
  place: number,
): OrderedProcessor[] {
  const others = order.filter((id) => id !== processor)
  return others.toSpliced(Math.min(MASTER_ORDER.length - 1, Math.max(0, place)), 0, processor)
}
