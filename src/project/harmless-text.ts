/** Marks that turn the order of the text after them around: they can make a line read as what it is not. */
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g
const HALF_CHARACTERS = /\p{Cs}/gu

/**
 * What somebody wrote, without what could do harm when it is shown as text: control characters become spaces (line
 * ends become one kind, and stay with tabs), marks that override the direction go, halves of surrogate pairs become
 * U+FFFD. Markup stays as it is: it is shown, never read. Applying it twice changes nothing more.
 */
export function harmlessText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(OVERRIDES, '').replace(CONTROLS, ' ').replace(HALF_CHARACTERS, '\ufffd')
}

/** The same for a name: one line, without space around it. */
export function harmlessLine(text: string): string {
  return harmlessText(text).replace(/\s+/g, ' ').trim()
}
