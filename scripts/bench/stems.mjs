// The bench's stems: eight deterministic four-minute files, made once. Not music, but not easy either: bursts and tones
// with noise under them, so that compressors and limiter work all the time.
import { existsSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { resolve } from 'node:path'

export const STEM_SECONDS = 240
const RATE_HZ = 48_000
const NAMES = ['Drums', 'Bass', 'Guitars', 'Keys', 'Synths', 'Lead Vocal', 'Backing Vocals', 'Effects']

function header(frames) {
  const bytes = Buffer.alloc(44)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + frames * 6, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(2, 22)
  bytes.writeUInt32LE(RATE_HZ, 24)
  bytes.writeUInt32LE(RATE_HZ * 6, 28)
  bytes.writeUInt16LE(6, 32)
  bytes.writeUInt16LE(24, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(frames * 6, 40)
  return bytes
}

/** One second of stem `index`, repeated with a level that changes from bar to bar. */
async function writeStem(path, index) {
  const file = await open(`${path}.partial`, 'w')
  const frames = STEM_SECONDS * RATE_HZ
  await file.write(header(frames))
  let noise = 0x9e3779b9 ^ (index * 0x85ebca6b)
  const hz = 55 * 1.5 ** index
  for (let second = 0; second < STEM_SECONDS; second++) {
    const bytes = Buffer.alloc(RATE_HZ * 6)
    const level = 0.1 + (0.25 * ((second * 7 + index * 3) % 8)) / 8
    for (let frame = 0; frame < RATE_HZ; frame++) {
      const envelope = Math.exp(-6 * ((frame / RATE_HZ) % 0.25))
      for (let channel = 0; channel < 2; channel++) {
        noise = (Math.imul(noise, 1664525) + 1013904223) | 0
        const phase = (2 * Math.PI * hz * (1 + channel * 0.001) * (second * RATE_HZ + frame)) / RATE_HZ
        const value = level * envelope * (Math.sin(phase) + 0.4 * (noise / 2 ** 31))
        bytes.writeIntLE(Math.round(value * 8388607), frame * 6 + channel * 3, 3)
      }
    }
    await file.write(bytes)
  }
  await file.close()
  await rename(`${path}.partial`, path)
}

/** Paths of the stems in `folder`; those that are missing are made. */
export async function makeStems(folder) {
  await mkdir(folder, { recursive: true })
  const paths = NAMES.map((name) => resolve(folder, `${name}.wav`))
  for (const [index, path] of paths.entries()) {
    if (existsSync(path)) continue
    console.error(`Making ${NAMES[index]}.wav ...`)
    await writeStem(path, index)
  }
  return paths
}
