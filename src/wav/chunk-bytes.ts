/** Parts one after the other. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** A whole number in `bytes` bytes, least significant first; up to 2^53. */
export function littleEndian(value: number, bytes: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes)
  let rest = value
  for (let i = 0; i < bytes; i++) {
    out[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return out
}

/** Characters below 256, a byte each: chunk ids and what a standard calls ASCII. */
export function plainBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** Lone surrogates have no UTF-8; they become U+FFFD. */
export function utf8Bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

/** A RIFF chunk: id, size, payload, and a zero byte after a payload of odd length, which the size does not count. */
export function riffChunk(id: string, ...payload: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = payload.reduce((sum, part) => sum + part.length, 0)
  return joinBytes([plainBytes(id), littleEndian(bytes, 4), ...payload, new Uint8Array(bytes % 2)])
}
