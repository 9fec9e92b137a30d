/** Ids of what was run from the palette, the last one first: of this page alone. */
const recent: string[] = []
const MOST_RECENT = 5

export function rememberAction(id: string): void {
  const at = recent.indexOf(id)
  if (at >= 0) recent.splice(at, 1)
  recent.unshift(id)
  recent.length = Math.min(recent.length, MOST_RECENT)
}

export const recentActions = (): readonly string[] => recent
