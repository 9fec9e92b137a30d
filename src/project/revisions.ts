import type { ProjectDoc } from './project'

export interface Revisions {
  /** Rounds of changes so far: the first version that went out is none. */
  readonly used: number
  /** Rounds that are part of the price. */
  readonly included: number
  /** Rounds beyond them. */
  readonly over: number
}

/** Counts the versions that went out: each once, however often it was sent. */
export function revisionsOf({ sent, includedRevisions }: Pick<ProjectDoc, 'sent' | 'includedRevisions'>): Revisions {
  const used = Math.max(0, new Set(sent).size - 1)
  return { used, included: includedRevisions, over: Math.max(0, used - includedRevisions) }
}
