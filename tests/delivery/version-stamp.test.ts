import { describe, expect, it } from 'vitest'
import { certificateJson } from '../../src/delivery/certificate/certificate-json'
import { parseCertificate } from '../../src/delivery/certificate/parse-certificate'
import { verifyCertificate } from '../../src/delivery/certificate/verify-certificate'
import { mp4Tags } from '../../src/delivery/encode/aac-file'
import { type DeliveredFile, metadataOf } from '../../src/delivery/metadata-of'
import { versionLine } from '../../src/delivery/version-tags'
import { stateSha256 } from '../../src/project/state-hash'
import type { SessionDoc, VersionStamp } from '../../src/session/document'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { parseSession } from '../../src/session/parse-session'
import { MemoryReader } from '../../src/wav/byte-reader'
import { certified, failed, lineOf, type Made, makeFile, programme, tools } from './certificate-files'
import { metadataWith } from './sample-files'

const FILE: DeliveredFile = { alternate: null, format: 'wav24', dither: 'tpdf', rateHz: 48_000, frames: 192_000 }

/** Four seconds that were approved as they are. */
function approved(change: Partial<VersionStamp> = {}): SessionDoc {
  const session = defaultSession(48_000)
  const stem = { fileName: 'a.wav', sha256: 'a'.repeat(64), rateHz: 48_000, channels: 2, frames: 192_000, lossy: false }
  session.title = 'Song'
  session.groups = [newGroup('g1', [stem])]
  const stamp = { id: '0123456789abcdef', name: 'v2, “lauter” 🎧', stateSha256: stateSha256(session) }
  const word = { approval: 'approved', approvedBy: 'Anna', approvedAt: '2026-11-20T16:45:12.345Z' } as const
  session.delivery.version = { ...stamp, ...word, ...change }
  return session
}

describe('what a delivered file says of its version', () => {
  it('is what the session was stamped with, in the session that travels in it too', () => {
    const session = approved()
    const said = metadataOf(session, FILE)
    expect(said.version).toEqual(session.delivery.version)
    const again = parseSession(said.session ?? '').session
    expect(again.delivery.version).toEqual(session.delivery.version)
    expect(again.delivery.version?.stateSha256).toBe(stateSha256(again))
    expect(metadataOf(again, FILE)).toEqual(said)
    expect(metadataOf({ ...session, delivery: { ...session.delivery, version: null } }, FILE).version).toBeNull()
  })

  /** Broken once by leaving the stamp in a session of another format. */
  it('is not in a session of another state: that of a file with another format or rate', () => {
    for (const change of [{ format: 'flac24' }, { rateHz: 44_100 }, { dither: 'none' }] as const) {
      const said = metadataOf(approved(), { ...FILE, alternate: 'Vocals', ...change })
      expect(said.version?.approval).toBe('approved')
      expect(parseSession(said.session ?? '').session.delivery.version).toBeNull()
    }
  })

  it('is one line where there is one line', () => {
    const { version } = approved().delivery
    const state = version?.stateSha256
    expect(versionLine(version)).toBe(`version v2, “lauter” 🎧; approved by Anna; 2026-11-20; state ${state}`)
    expect(versionLine(approved({ approval: 'open', approvedBy: '', approvedAt: '' }).delivery.version)).toBe(
      `version v2, “lauter” 🎧; not approved; state ${state}`,
    )
    expect(versionLine(null)).toBe('')
    expect(mp4Tags(metadataWith({})).raw?.['©too']).toBe('Tutti 0.1.0')
    expect(mp4Tags(metadataWith({ version })).raw?.['©too']).toBe(`Tutti 0.1.0; ${versionLine(version)}`)
  })
})

describe('a certificate', () => {
  const sound = programme()
  const make = (session: SessionDoc, format: 'wav24' | 'flac24' | 'mp3' = 'wav24'): Promise<Made> =>
    makeFile(sound, format, metadataOf({ ...session, export: { ...session.export, format } }, { ...FILE, format }))

  it.each(['wav24', 'flac24', 'mp3'] as const)('reads version and approval back from a %s', async (format) => {
    const session = approved()
    session.export.format = format
    if (session.delivery.version) session.delivery.version.stateSha256 = stateSha256(session)
    const { lines } = await certified(await make(session, format))
    expect(lineOf(lines, 'version')).toMatchObject({ measured: 'v2, “lauter” 🎧', passed: true })
    expect(lineOf(lines, 'approval')).toMatchObject({ measured: 'approved, Anna, 2026-11-20T16:45:12.345Z' })
    expect(lineOf(lines, 'versionState')).toMatchObject({ measured: stateSha256(session), passed: true })
  })

  it('has no such lines for a file that is no version', async () => {
    const session = { ...approved(), delivery: { ...approved().delivery, version: null } }
    const { lines } = await certified(await make(session))
    expect(lines.filter(({ id }) => /version|approval/.test(id))).toEqual([])
  })

  it('fails where the file is another version than the one that was promised, or none', async () => {
    const made = await make(approved())
    const promised = (change: Partial<VersionStamp>) => {
      const { metadata } = made.expectation
      const version = { ...(approved().delivery.version as VersionStamp), ...change }
      return certified(made, { metadata: metadata && { ...metadata, version } })
    }
    expect(failed((await promised({})).lines)).toEqual([])
    expect(failed((await promised({ name: 'v3' })).lines)).toEqual(['version'])
    expect(failed((await promised({ stateSha256: 'e'.repeat(64) })).lines)).toEqual(['version', 'versionState'])
    expect(failed((await promised({ approvedBy: 'Ben' })).lines)).toEqual(['version', 'approval'])
    const none = made.expectation.metadata && { ...made.expectation.metadata, version: null }
    expect(failed((await certified(made, { metadata: none })).lines)).toEqual(['version', 'approval', 'versionState'])
  })

  /** Broken once by believing the tag alone. */
  it('fails where the session in the file is not the state that was approved', async () => {
    const session = approved()
    session.master.limiter.driveDb = 3
    const { lines } = await certified(await make(session))
    expect(failed(lines)).toEqual(['versionState'])
    expect(lineOf(lines, 'versionState').measured).toContain(' \u2260 ')
  })

  it('shows it for a file without a promise, and holds a file against it again', async () => {
    const made = await make(approved())
    const alone = await certified(made, { metadata: null })
    expect(lineOf(alone.lines, 'approval')).toMatchObject({ expected: null, passed: true })
    const json = certificateJson(await certified(made))
    const file = { name: made.name, reader: new MemoryReader(made.bytes) }
    expect((await verifyCertificate(file, json, tools)).passed).toBe(true)
    const other = await verifyCertificate(file, json.replace(/"approvedBy": ?"Anna"/, '"approvedBy":"Ben"'), tools)
    expect(other.passed).toBe(false)
  })

  it('reads one that was made before there were versions', async () => {
    const certificate = await certified(await make(approved()))
    const { version: _, ...metadata } = certificate.promised.metadata ?? {}
    const old = { ...certificate, promised: { ...certificate.promised, metadata } }
    expect(parseCertificate(JSON.stringify(old)).promised.metadata?.version).toBeUndefined()
  })
})
