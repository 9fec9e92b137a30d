import { afterEach, beforeEach, expect, it } from 'vitest'
import { renderMix } from '../../src/render/render-mix'
import type { SessionDoc } from '../../src/session/document'
import { KeptStripsFolder } from '../../src/workers/kept-strips-folder'
import { FakeFolder } from '../workers/fake-folder'
import { busySong } from './alternates-rig'
import { InProcessHost } from './in-process-host'

let host: InProcessHost
let reads: string[]
beforeEach(() => {
  host = new InProcessHost()
  host.dspVersion = 'this one'
  host.keptStrips = new KeptStripsFolder(new FakeFolder().tab(), 100_000_000)
  reads = []
})
afterEach(() => host.dispose())

function song(): SessionDoc {
  const session = busySong(host)
  for (const { stems } of session.groups) {
    for (const stem of stems) stem.sha256 = stem.fileName.padEnd(64, '0')
  }
  for (const [name, stem] of host.stems) stem.onRead = () => void reads.push(name)
  return session
}

const measured = (session: SessionDoc, more = {}) =>
  renderMix(
    { session, what: 'master', format: 'pcm24', dither: 'tpdf', write: false, threads: 2, hash: true, ...more },
    host,
  )

const named = () => new Set(reads.splice(0))

/** Broken once by a key without the rides, and by one without the stems. */
it('renders only the strips that changed, to the same samples', async () => {
  const session = song()
  const first = await measured(session)
  expect(named().size).toBe(4)
  const again = await measured(session)
  expect(named().size).toBe(0)
  expect(again).toEqual(first)

  // What the master does is no strip's matter.
  session.master.limiter.driveDb = 6
  await measured(session)
  expect(named().size).toBe(0)

  session.groups[1]!.strip.output.gainDb -= 1
  const turned = await measured(session)
  expect(named()).toEqual(new Set(['Bass.wav']))
  session.sections = [{ id: 's1', name: 'Verse', startSeconds: 0.2 }]
  session.groups[2]!.strip.rides.gainsDb = { s1: 3 }
  const ridden = await measured(session)
  expect(named()).toEqual(new Set(['Lead Vocal.wav']))

  // Alone, and from the first frame on, they are the same.
  host.keptStrips = null
  expect((await measured(session)).pcmSha256).toBe(ridden.pcmSha256)
  expect(ridden.pcmSha256).not.toBe(turned.pcmSha256)
})

it('renders a strip anew where the song became longer, and for another binary', async () => {
  const session = song()
  session.master.fades.endSeconds = 0.6
  await measured(session)
  named()
  session.master.fades.endSeconds = 0
  await measured(session)
  expect(named().size).toBe(4)
  host.dspVersion = 'another one'
  await measured(session)
  expect(named().size).toBe(4)
})

it('computes what is written, whatever is kept', async () => {
  const session = song()
  const first = await measured(session)
  named()
  const written = await measured(session, { write: true })
  expect(named().size).toBe(4)
  expect(written.pcmSha256).toBe(first.pcmSha256)
})

it('keeps nothing of a pass that was cancelled', async () => {
  const session = song()
  const controller = new AbortController()
  const cancelled = renderMix(
    { session, what: 'master', format: 'pcm24', dither: 'tpdf', write: false, threads: 1, chunkFrames: 2048 },
    host,
    { signal: controller.signal, onProgress: () => controller.abort() },
  )
  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' })
  named()
  await measured(session, { chunkFrames: 2048 })
  expect(named().size).toBe(4)
})
