import type { SessionDoc } from './document'

/** Whether the master's equaliser is of linear phase: a choice that a master is built with, because it is later by it. */
export function isLinearPhase({ master }: Pick<SessionDoc, 'master'>): boolean {
  return master.eq.phase === 'linear'
}
