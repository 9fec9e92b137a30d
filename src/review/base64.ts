const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const CODES = Uint8Array.from(CHARACTERS, (character) => character.charCodeAt(0))
const PAD = '='.charCodeAt(0)

/** Length of the base64 of so many bytes (RFC 4648, 4). */
export const base64Length = (bytes: number) => 4 * Math.ceil(bytes / 3)

/** Base64 as ASCII bytes: files are written as bytes, and a string of megabytes would only be turned into them again. */
export function base64Bytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(base64Length(bytes.length))
  let at = 0
  for (let i = 0; i < bytes.length; i += 3) {
    const triple = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    out[at++] = CODES[triple >> 18]!
    out[at++] = CODES[(triple >> 12) & 63]!
    out[at++] = i + 1 < bytes.length ? CODES[(triple >> 6) & 63]! : PAD
    out[at++] = i + 2 < bytes.length ? CODES[triple & 63]! : PAD
  }
  return out
}

export function base64Text(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(base64Bytes(bytes))
}
