/** A sentence with hyphens before its numbers, as the screen shows it: with real minus signs. */
export function withMinusSigns(sentence: string): string {
  return sentence.replace(/(^|[\s(])-(?=\d)/g, '$1−')
}
