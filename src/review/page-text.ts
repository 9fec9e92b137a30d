// Text that goes into a page of ASCII as what it is: nothing in it can end the element that it stands in.

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0')

/** JSON for a data block: markup, U+2028 and everything beyond ASCII as \u escapes, of which JSON.parse makes the same. */
export function jsonText(value: unknown): string {
  // Lone surrogates and control characters are escaped by JSON.stringify itself.
  return JSON.stringify(value).replace(/[<>&\u007f-\uffff]/g, (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)
}

/**
 * A script that may stand in a page: what would end its element, or hide the end of it, is escaped, and everything
 * beyond ASCII too, as strings, regular expressions and names can have it. Throws RangeError where a backslash stands
 * before such a character: there an escape would be read as something else.
 */
export function scriptText(script: string): string {
  if (/(?<!\\)(?:\\\\)*\\[^\0-\x7f]/.test(script))
    throw new RangeError('The script escapes a character beyond ASCII by a backslash.')
  return script
    .replace(/<(?=\/script|!--)/gi, '\\x3c')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)
}

/** A style sheet that may stand in a page. */
export function styleText(style: string): string {
  return style
    .replace(/<(?=\/style|!--)/gi, '\\00003c ')
    .replace(/[^\0-\x7f]/gu, (character) => `\\${hex(character.codePointAt(0) ?? 0, 6)} `)
}

/** Text of an element: control characters are spaces. */
export function elementText(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').replace(/[<>&"']|[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`)
}
