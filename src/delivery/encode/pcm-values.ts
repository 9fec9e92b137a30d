/** Little-endian 16-bit samples as they are; the same memory where it is aligned. */
export function int16Values(pcm: Uint8Array<ArrayBuffer>): Int16Array<ArrayBuffer> {
  const aligned = pcm.byteOffset % 2 === 0 ? pcm : pcm.slice()
  return new Int16Array(aligned.buffer, aligned.byteOffset, aligned.length >> 1)
}

/** Little-endian 24-bit samples in the upper three bytes of 32: full scale stays full scale. */
export function int24Values(pcm: Uint8Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const values = new Int32Array(pcm.length / 3)
  for (let i = 0, at = 0; i < values.length; i++, at += 3) {
    values[i] = (pcm[at]! << 8) | (pcm[at + 1]! << 16) | (pcm[at + 2]! << 24)
  }
  return values
}

/** Little-endian 24-bit samples as floats of full scale 1; exact. */
export function floatsOfInt24(pcm: Uint8Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  return Float32Array.from(int24Values(pcm), (value) => value / 0x8000_0000)
}
