/** A label as it stands within a sentence: "Hum notch Q" becomes "hum notch Q", "DC blocker" stays. */
export function midSentence(label: string): string {
  return /^[A-Z](?![A-Z])/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
