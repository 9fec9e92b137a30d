import { sha256 } from '@noble/hashes/sha2.js'

const encoder = new TextEncoder()

/** SHA-256 of a text in UTF-8: 64 hexadecimal digits. For small texts: audio is hashed elsewhere, as it streams. */
export function textSha256(text: string): string {
  return Array.from(sha256(encoder.encode(text)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
