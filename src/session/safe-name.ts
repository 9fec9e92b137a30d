/** Names that Windows keeps for devices, with any ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$)$/i

/** Characters that turn the rest of a line around, and marks that nobody sees. */
const INVISIBLE = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g

/**
 * A text as part of a file name: what a file system forbids becomes a space, spaces become one. Unicode in its composed
 * form (NFC), without halves of surrogate pairs.
 */
export function safeText(text: string): string {
  return (
    text
      .replace(INVISIBLE, '')
      .replace(/\p{Cs}/gu, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
      .replace(/[\u0000-\u001f\u007f-\u009f<>:"/\\|?*]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .normalize('NFC')
  )
}

/**
 * A whole name without its ending: besides, no dots or spaces at its ends (Windows drops them behind, and a dot before
 * hides the file elsewhere), and none of the names that Windows keeps for devices.
 */
export function safeName(text: string): string {
  const name = safeText(text).replace(/^[. ]+|[. ]+$/g, '')
  const dot = name.indexOf('.')
  const base = dot < 0 ? name : name.slice(0, dot)
  return RESERVED.test(base.trim()) ? `${base.trim()}_${name.slice(base.length)}` : name
}

/** Where nothing is left of a name. */
export function fallbackName(title: string): string {
  return safeName(title) || 'master'
}
