import { deflateSync, Inflate } from 'fflate'
import { fromBase64url, toBase64url } from './base64url'

/**
 * Bytes that are inflated at a step. Deflate makes at most 1032 of one, so that no step makes much more than 16 MB; and
 * each step moves what stands behind the end of the data once more, so that it must not take too many.
 */
const STEP_BYTES = 16_384

/** A text in UTF-8, raw deflate (RFC 1951) and base64url: the same text gives the same digits. */
export function packText(text: string): string {
  return toBase64url(deflateSync(new TextEncoder().encode(text), { level: 9 }))
}

/**
 * The text of `packText`. What follows the end of the compressed data is not read. Throws RangeError where it would be
 * longer than `mostBytes`, and Error where it is no compressed text or not all of it.
 */
export function unpackText(packed: string, mostBytes: number): string {
  const bytes = fromBase64url(packed)
  if (bytes.length === 0) throw new Error('nothing to unpack')
  const parts: Uint8Array[] = []
  let length = 0
  const inflate = new Inflate((part) => {
    length += part.length
    if (length > mostBytes) throw new RangeError(`more than ${mostBytes} bytes`)
    parts.push(part)
  })
  for (let at = 0; at < bytes.length; at += STEP_BYTES) {
    inflate.push(bytes.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= bytes.length)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(whole)
}
