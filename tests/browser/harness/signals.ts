import { waveFile } from '../../wave-file'

/** Test signals, and a WAV writer of the tests' own: it shares no code with the product's. */

/** A small counter-based generator (mulberry32): the same numbers everywhere. */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface Stereo {
  left: Float32Array
  right: Float32Array
}

/** White noise on the 24-bit grid, so that a 24-bit file holds it exactly. */
export function noise(frames: number, seed: number, peak: number): Stereo {
  const next = random(seed)
  const channel = () =>
    Float32Array.from({ length: frames }, () => Math.round((next() * 2 - 1) * peak * 2 ** 23) / 2 ** 23)
  return { left: channel(), right: channel() }
}

/** A sine on the 24-bit grid, the same on both sides. */
export function sine(frames: number, rateHz: number, hz: number, peak: number): Stereo {
  const left = Float32Array.from(
    { length: frames },
    (_, n) => Math.round(Math.sin((2 * Math.PI * hz * n) / rateHz) * peak * 2 ** 23) / 2 ** 23,
  )
  return { left, right: left.slice() }
}

/** A 24-bit stereo WAV file, byte by byte. */
export function wav24({ left, right }: Stereo, rateHz: number): Buffer {
  const bytes = Buffer.alloc(44 + left.length * 6)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(2, 22)
  bytes.writeUInt32LE(rateHz, 24)
  bytes.writeUInt32LE(rateHz * 6, 28)
  bytes.writeUInt16LE(6, 32)
  bytes.writeUInt16LE(24, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(left.length * 6, 40)
  for (let n = 0; n < left.length; n += 1) {
    bytes.writeIntLE(Math.round((left[n] as number) * 2 ** 23), 44 + n * 6, 3)
    bytes.writeIntLE(Math.round((right[n] as number) * 2 ** 23), 47 + n * 6, 3)
  }
  return bytes
}

/** White noise that fills the whole float32 mantissa: its sums depend on how they are rounded. */
export function floatNoise(frames: number, seed: number, peak: number): Stereo {
  const next = random(seed)
  const channel = () => Float32Array.from({ length: frames }, () => (next() * 2 - 1) * peak)
  return { left: channel(), right: channel() }
}

/** A 32-bit float stereo WAV file, byte by byte. */
export function wavFloat({ left, right }: Stereo, rateHz: number): Buffer {
  const bytes = Buffer.alloc(44 + left.length * 8)
  wav24({ left: left.subarray(0, 0), right }, rateHz).copy(bytes)
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.writeUInt16LE(3, 20)
  bytes.writeUInt32LE(rateHz * 8, 28)
  bytes.writeUInt16LE(8, 32)
  bytes.writeUInt16LE(32, 34)
  bytes.writeUInt32LE(left.length * 8, 40)
  for (let n = 0; n < left.length; n += 1) {
    bytes.writeFloatLE(left[n] as number, 44 + n * 8)
    bytes.writeFloatLE(right[n] as number, 48 + n * 8)
  }
  return bytes
}

/** The samples of a 24-bit stereo WAV file, as integers, interleaved. */
export function readWav24(bytes: Buffer): { rateHz: number; samples: Int32Array } {
  const { bits, rateHz, data } = waveFile(bytes)
  if (bits !== 24) throw new Error('not a 24-bit WAV')
  const samples = new Int32Array(data.length / 3)
  for (let n = 0; n < samples.length; n += 1) samples[n] = data.readIntLE(n * 3, 3)
  return { rateHz, samples }
}

/** The samples of a 32-bit float stereo WAV file, planar. */
export function readWavFloat(bytes: Buffer): Stereo {
  const { kind, bits, data } = waveFile(bytes)
  if (kind !== 3 || bits !== 32) throw new Error('not a 32-bit float WAV')
  const frames = data.length / 8
  const left = new Float32Array(frames)
  const right = new Float32Array(frames)
  for (let n = 0; n < frames; n += 1) {
    left[n] = data.readFloatLE(n * 8)
    right[n] = data.readFloatLE(n * 8 + 4)
  }
  return { left, right }
}
