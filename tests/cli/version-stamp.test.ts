import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readFlacTags } from '../../src/delivery/read-flac-tags'
import { stateSha256 } from '../../src/project/state-hash'
import type { SessionDoc } from '../../src/session/document'
import { parseSession } from '../../src/session/parse-session'
import { stringifySession } from '../../src/session/stringify-session'
import { MemoryReader } from '../../src/wav/byte-reader'
import { noise, temporaryFolder, tutti, writeWav } from './run-tutti'

// An approval belongs to one state of a session: a delivered file says it only where it is that state.

const folder = temporaryFolder()
const STEMS = ['Drums.wav', 'Bass.wav']
const at = (name: string) => join(folder.path, name)
const read = (name: string) => readFileSync(at(name))
const run = (...args: string[]) => tutti(folder.path, ...args)
const save = (name: string, session: SessionDoc) => writeFileSync(at(name), stringifySession(session))

/** The session of the stems as it was approved: FLAC, by default. */
let approved: SessionDoc

beforeAll(async () => {
  STEMS.forEach((name, index) => {
    writeWav(folder.path, name, [noise(index + 1, 48_000, 0.3), noise(index + 11, 48_000, 0.3)])
  })
  approved = parseSession((await run('session', '--init', ...STEMS)).stdout).session
  approved.title = 'Song'
  approved.export.format = 'flac24'
  approved.delivery.version = {
    ...{ id: '0123456789abcdef', name: 'v2 vocal up', stateSha256: stateSha256(approved) },
    ...{ approval: 'approved', approvedBy: 'Anna', approvedAt: '2026-11-20T16:45:12.345Z' },
  }
  save('approved.json', approved)
})
afterAll(() => folder.remove())

/** What the file says of its version, in its tags and in the session that travels in it. */
async function saidBy(name: string) {
  const tags = await readFlacTags(new MemoryReader(read(name)))
  const { session } = JSON.parse(new TextDecoder().decode(tags?.session ?? new Uint8Array())) as { session: string }
  return [tags?.comments.get('TUTTI_VERSION'), parseSession(session).session.delivery.version?.name]
}

it('delivers an approved session as that, and the same bytes from the file itself', async () => {
  const options = ['--session', 'approved.json', '--out', 'one.flac', '--certificate', 'one.json']
  const { code, stderr } = await run('master', ...STEMS, ...options)
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('changed since')])
  expect(await saidBy('one.flac')).toEqual(['v2 vocal up', 'v2 vocal up'])
  const { lines } = JSON.parse(read('one.json').toString())
  const approval = lines.find(({ id }: { id: string }) => id === 'approval')
  expect(approval).toMatchObject({ measured: 'approved, Anna, 2026-11-20T16:45:12.345Z', passed: true })
  await run('master', ...STEMS, '--session', 'one.flac', '--out', 'two.flac')
  expect(read('two.flac').equals(read('one.flac'))).toBe(true)
})

it('takes the approval off a session that was edited since, and says so', async () => {
  const edited = structuredClone(approved)
  edited.master.limiter.driveDb = 1
  save('edited.json', edited)
  const onTheLine = ['--session', 'approved.json', '--ceiling', '-3']
  for (const options of [['--session', 'edited.json'], onTheLine]) {
    const { code, stderr } = await run('master', ...STEMS, ...options, '--out', 'edited.flac')
    expect([code, stderr]).toEqual([0, expect.stringContaining('not what was approved as "v2 vocal up"')])
    expect(await saidBy('edited.flac')).toEqual([undefined, undefined])
  }
})

it('takes it off a session whose stems are others under the same names', async () => {
  writeWav(folder.path, 'Bass.wav', [noise(99, 48_000, 0.3), noise(98, 48_000, 0.3)])
  const { stderr } = await run('master', ...STEMS, '--session', 'approved.json', '--out', 'other.flac')
  expect(stderr).toContain('not what was approved as "v2 vocal up"')
  expect(await saidBy('other.flac')).toEqual([undefined, undefined])
})

it('leaves it where only what the ears get is another', async () => {
  writeWav(folder.path, 'Bass.wav', [noise(2, 48_000, 0.3), noise(12, 48_000, 0.3)])
  const looped = structuredClone(approved)
  looped.loop = { on: true, startSeconds: 0, endSeconds: 1 }
  save('looped.json', looped)
  const { stderr } = await run('master', ...STEMS, '--session', 'looped.json', '--out', 'looped.flac')
  expect(stderr).not.toContain('changed since')
  expect(await saidBy('looped.flac')).toEqual(['v2 vocal up', 'v2 vocal up'])
})
