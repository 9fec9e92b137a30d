import { shownName } from '../wav/audio-file-error'

/** What to say about samples that were no numbers; null where there were none. */
export function nonFiniteWarning(fileName: string, count: number): string | null {
  if (count === 0) return null
  const what = count === 1 ? '1 sample that was no number' : `${count} samples that were no numbers`
  return `"${shownName(fileName)}" had ${what} (NaN or infinite); silence took their place.`
}
