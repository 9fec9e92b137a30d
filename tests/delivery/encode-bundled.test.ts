import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, expect, it } from 'vitest'
import commandLine from '../../vite.cli.config'
import { codedBytes, codedPcm, codedSpec } from './coded-sample-files'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'tutti-encode-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Encodes a file of raw PCM by the built module and prints the result's SHA-256; Node has to end by itself. */
const SCRIPT = `
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { openCodedFile } from './encode.mjs'
const [specText, pcmPath, cancelled] = process.argv.slice(2)
const parts = []
let size = 0
const sink = {
  write: (bytes) => { parts.push({ at: size, bytes }); size += bytes.length },
  writeAt: (at, bytes) => { parts.push({ at, bytes }) },
}
const file = await openCodedFile(JSON.parse(specText), sink)
const pcm = new Uint8Array(readFileSync(pcmPath))
if (cancelled) {
  await file.write(pcm.subarray(0, 600))
  await file.cancel()
} else {
  for (let at = 0; at < pcm.length; at += 60_000) await file.write(pcm.subarray(at, at + 60_000))
  await file.finish({})
  const all = new Uint8Array(size)
  for (const { at, bytes } of parts) all.set(bytes, at)
  console.log(createHash('sha256').update(all).digest('hex'))
}
`

it('makes the same FLAC and MP3 files when it is built for the command line', async () => {
  // As the command line is built, but for what it copies beside itself.
  await build({
    ...commandLine,
    configFile: false,
    logLevel: 'error',
    plugins: [],
    build: {
      ...commandLine.build,
      outDir: folder,
      rollupOptions: {
        ...commandLine.build?.rollupOptions,
        input: { encode: resolve(root, 'src/delivery/encode/open-coded-file.ts') },
      },
    },
  })
  writeFileSync(join(folder, 'run.mjs'), SCRIPT)
  const frames = 20_000
  for (const format of ['flac24', 'flac16', 'mp3'] as const) {
    const pcm = codedPcm(format, frames)
    const spec = codedSpec(format, 44_100, frames)
    writeFileSync(join(folder, 'pcm.raw'), pcm)
    const run = (...more: string[]) =>
      execFileSync(
        process.execPath,
        [join(folder, 'run.mjs'), JSON.stringify(spec), join(folder, 'pcm.raw'), ...more],
        {
          encoding: 'utf8',
          timeout: 20_000,
        },
      ).trim()
    const here = createHash('sha256')
      .update(await codedBytes(spec, pcm))
      .digest('hex')
    expect(run()).toBe(here)
    // Broken once by a cancel that left the encoder's thread running: Node then waits for ever.
    expect(run('cancelled')).toBe('')
  }
  expect(readFileSync(join(folder, 'encode.mjs'), 'utf8').length).toBeLessThan(10_000)
}, 60_000)
