import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { renderMix } from '../../src/render/render-mix'
import type { SessionDoc, StemRef } from '../../src/session/document'
import { FORMATS } from '../../src/session/export-format'
import { temporaryFolder, tutti } from '../cli/run-tutti'
import { InProcessHost, noise24 } from '../render/in-process-host'
import { writeFloatWav } from './float-wav'
import { randomSession } from './random-session'

const RATE = 48_000
const SESSIONS = 20
const folder = temporaryFolder()
const host = new InProcessHost()
const stems: StemRef[] = []

beforeAll(() => {
  for (const [index, rateHz] of [RATE, RATE, 44_100, RATE, 96_000].entries()) {
    const name = `stem ${index + 1}.wav`
    const block = noise24(index + 1, Math.round(rateHz * (2 - 0.11 * index)), 0.5)
    writeFloatWav(join(folder.path, name), block, rateHz)
    stems.push(host.add(name, { rateHz, ...block }))
  }
})
afterAll(() => {
  host.dispose()
  folder.remove()
})

async function commandLine(session: SessionDoc, threads: number): Promise<string> {
  writeFileSync(join(folder.path, 'session.json'), JSON.stringify(session))
  const names = session.groups.flatMap((group) => group.stems.map((stem) => stem.fileName))
  const options = [
    '--session',
    'session.json',
    '--out',
    'out.wav',
    '--report',
    'out.json',
    '--threads',
    String(threads),
  ]
  const { code, stderr } = await tutti(folder.path, 'master', ...names, ...options)
  // Sessions that nobody would make clip, and cancel in mono: such a file is written, and does not pass.
  if (code !== 0 && !stderr.includes('did not pass')) throw new Error(`The command line ended with ${code}: ${stderr}`)
  const report = JSON.parse(readFileSync(join(folder.path, 'out.json'), 'utf8'))
  return report.pcmSha256
}

/**
 * Promise 2 over sessions that nobody would make. Real threads in the built command line, and the same render in this
 * thread, over this tree's sources. A failure prints its seed: SOAK_SEED=... takes the same sessions again. Broken once
 * by a dither seeded by the clock.
 */
it(`renders ${SESSIONS} random sessions to the same bytes with 1, 2 and 3 threads, and in one thread without files`, async () => {
  const seed = Number(process.env.SOAK_SEED ?? Date.now() % 2 ** 31)
  console.log(`SOAK_SEED=${seed}`)
  const seen = new Set<string>()
  let audible = 0
  const check = async (session: SessionDoc) => {
    const { format, dither } = session.export
    const { samples } = FORMATS[format]
    const twin = await renderMix({ session, what: 'master', format: samples, dither, write: true, threads: 2 }, host)
    const hashes = []
    for (const threads of [1, 2, 3]) hashes.push(await commandLine(session, threads))
    expect(hashes).toEqual([twin.pcmSha256, twin.pcmSha256, twin.pcmSha256])
    expect(twin.frames).toBeGreaterThan(RATE / 2)
    seen.add(twin.pcmSha256 as string)
    if (twin.loudness.samplePeakDbfs > -90) audible++
  }
  const property = fc.asyncProperty(randomSession(stems, RATE), check)
  await fc.assert(property, { seed, numRuns: SESSIONS, endOnFailure: true })
  // Different sessions give different files, with sound in them: otherwise this would prove little.
  expect(audible).toBeGreaterThan(SESSIONS / 2)
  expect(seen.size).toBeGreaterThanOrEqual(audible)
  console.log(`${audible} of ${SESSIONS} masters have sound`)
})
