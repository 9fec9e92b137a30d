const LITTLE_ENDIAN_HOST = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

/** Whether `decodeStereo24` can read `bytes`: it takes four of them at a time. */
export function canDecodeStereo24(bytes: Uint8Array): boolean {
  return LITTLE_ENDIAN_HOST && bytes.byteOffset % 4 === 0
}

/**
 * Both channels of 24-bit little-endian stereo, the format of most stems, in one pass: two frames are three words of 32
 * bits. The values are those of `decodeChannel`; it takes about half the time, and reading eight stems is a tenth of a
 * render.
 */
export function decodeStereo24(bytes: Uint8Array, frames: number): [Float32Array, Float32Array] {
  const left = new Float32Array(frames)
  const right = new Float32Array(frames)
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
  const scale = 1 / 0x80000000
  const even = frames - (frames % 2)
  for (let frame = 0, word = 0; frame < even; frame += 2, word += 3) {
    const first = words[word] as number
    const second = words[word + 1] as number
    const third = words[word + 2] as number
    left[frame] = (first << 8) * scale
    right[frame] = ((second << 16) | ((first >>> 16) & 0xff00)) * scale
    left[frame + 1] = ((third << 24) | ((second >>> 8) & 0xffff00)) * scale
    right[frame + 1] = (third & ~0xff) * scale
  }
  if (even < frames) {
    const at = even * 6
    const value = (from: number) =>
      (((bytes[from] ?? 0) << 8) | ((bytes[from + 1] ?? 0) << 16) | ((bytes[from + 2] ?? 0) << 24)) * scale
    left[even] = value(at)
    right[even] = value(at + 3)
  }
  return [left, right]
}
