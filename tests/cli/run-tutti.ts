import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

// The built command line is what is tested: `npm test` and `npm run build` build it.
const built = resolve(import.meta.dirname, '../../dist-cli/tutti.mjs')

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

/** Runs the built command line in `cwd`. */
export function tutti(cwd: string, ...args: string[]): Promise<Ran> {
  return startTutti(cwd, ...args).ended
}

export function startTutti(cwd: string, ...args: string[]) {
  if (!existsSync(built)) throw new Error('The command line is not built: run "npm run build" first.')
  const child = spawn(process.execPath, [built, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (data) => {
    stdout += data
  })
  child.stderr.on('data', (data) => {
    stderr += data
  })
  const ended = new Promise<Ran>((done) => {
    child.on('close', (code) => done({ code: code ?? -1, stdout, stderr }))
  })
  return { child, ended }
}

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'tutti-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A PCM WAV of whole values, made by hand: one array per channel, values as the bits have them. */
export function wavOf(channels: readonly (readonly number[])[], { bits = 24, rateHz = 48000 } = {}): Buffer {
  const bytes = bits / 8
  const frames = channels[0]?.length ?? 0
  const dataBytes = frames * channels.length * bytes
  const file = Buffer.alloc(44 + dataBytes + (dataBytes % 2))
  file.write('RIFF', 0)
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(channels.length, 22)
  file.writeUInt32LE(rateHz, 24)
  file.writeUInt32LE(rateHz * channels.length * bytes, 28)
  file.writeUInt16LE(channels.length * bytes, 32)
  file.writeUInt16LE(bits, 34)
  file.write('data', 36)
  file.writeUInt32LE(dataBytes, 40)
  let at = 44
  for (let frame = 0; frame < frames; frame++) {
    for (const channel of channels) {
      file.writeIntLE(channel[frame] ?? 0, at, bytes)
      at += bytes
    }
  }
  return file
}

/** Seeded noise of whole 24-bit values. */
export function noise(seed: number, frames: number, peak = 0.1): number[] {
  let state = seed | 0
  return Array.from({ length: frames }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return Math.round((state / 2 ** 31) * peak * 2 ** 23)
  })
}

export function writeWav(
  folder: string,
  name: string,
  channels: readonly (readonly number[])[],
  rateHz = 48000,
): string {
  const path = join(folder, name)
  writeFileSync(path, wavOf(channels, { rateHz }))
  return path
}
