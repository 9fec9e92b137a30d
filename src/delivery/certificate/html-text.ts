const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Any text as HTML text or attribute value. Control characters and those that turn a line around become spaces. */
export function htmlText(text: string): string {
  return text
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

/** "3:07.4" */
export function timeText(seconds: number): string {
  const tenths = Math.round(seconds * 10)
  const whole = Math.floor(tenths / 600)
  return `${whole}:${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}`
}
