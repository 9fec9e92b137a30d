import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codingOf, type DeliveredFile, metadataOf } from '../../src/delivery/metadata-of'
import type { SessionDoc } from '../../src/session/document'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { parseSession } from '../../src/session/parse-session'
import { PROGRAM, VERSION } from '../../src/session/program'
import { stringifySession } from '../../src/session/stringify-session'

const FILE: DeliveredFile = { alternate: null, format: 'wav24', dither: 'tpdf', rateHz: 48_000, frames: 480_000 }

/** Ten seconds at 48 kHz with sections at 0, 2.5 and 8 s. */
function song(): SessionDoc {
  const session = defaultSession(48_000)
  const stem = { fileName: 'a.wav', sha256: null, rateHz: 48_000, channels: 2, frames: 480_000, lossy: false }
  session.title = 'Song'
  session.metadata.artist = 'Band'
  session.groups = [newGroup('g1', [stem])]
  session.sections = [
    { id: 's1', name: 'Intro', startSeconds: 0 },
    { id: 's2', name: '', startSeconds: 2.5 },
    { id: 's3', name: 'End', startSeconds: 8 },
  ]
  return session
}

describe('the program', () => {
  it('has the version of package.json', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(VERSION).toBe(version)
    expect(PROGRAM).toBe(`Tutti ${version}`)
  })
})

describe('what a file says beside its sound', () => {
  it('is what the session says', () => {
    const said = metadataOf(song(), { ...FILE, alternate: 'TV mix' })
    expect(said).toMatchObject({ title: 'Song', artist: 'Band', alternate: 'TV mix', program: PROGRAM })
    expect(said.coding).toBe('24-bit, TPDF dither')
  })

  it('has the sections on the frames of the file, those without a name by number', () => {
    expect(metadataOf(song(), FILE).sections).toEqual([
      { name: 'Intro', startFrame: 0 },
      { name: 'Section 2', startFrame: 120_000 },
      { name: 'End', startFrame: 384_000 },
    ])
  })

  it('has them at another rate, to the nearest frame', () => {
    const session = song()
    session.sections[1]!.startSeconds = 2.50001
    const { sections } = metadataOf(session, { ...FILE, rateHz: 44_100, frames: 441_000 })
    // 2.50001 s are frame 120 000.48 of the song: 120 000, which are 110 250 at 44.1 kHz.
    expect(sections.map(({ startFrame }) => startFrame)).toEqual([0, 110_250, 352_800])
  })

  it('counts them from where the master begins, and leaves out those that it does not hold', () => {
    const session = song()
    session.master.fades.startSeconds = 3
    session.master.fades.endSeconds = 2
    expect(metadataOf(session, { ...FILE, frames: 240_000 }).sections).toEqual([{ name: 'Section 2', startFrame: 0 }])
    session.master.fades.endSeconds = 1.9
    expect(metadataOf(session, { ...FILE, frames: 244_800 }).sections).toEqual([
      { name: 'Section 2', startFrame: 0 },
      { name: 'End', startFrame: 240_000 },
    ])
  })

  it('holds the session as it was delivered, and gives the same text when that is opened and delivered again', () => {
    const session = song()
    session.export.rateHz = null
    const file: DeliveredFile = { ...FILE, format: 'flac16', dither: 'shaped', rateHz: 44_100, frames: 441_000 }
    const text = metadataOf(session, file).session ?? ''
    const again = parseSession(text).session
    expect(again.export).toEqual({ format: 'flac16', dither: 'shaped', rateHz: 44_100 })
    expect(metadataOf(again, file).session).toBe(text)
    expect(metadataOf(session, FILE).session).toBe(stringifySession(session))
  })

  it('leaves the session out where that was asked for', () => {
    const session = song()
    session.delivery.embedSession = false
    expect(metadataOf(session, FILE).session).toBeNull()
  })

  it('says how it was made', () => {
    const coding = (file: Partial<DeliveredFile>) => codingOf({ rateHz: 48_000 }, { ...FILE, ...file })
    expect(coding({ dither: 'none' })).toBe('24-bit, no dither')
    expect(coding({ format: 'wav16', dither: 'shaped' })).toBe('16-bit, noise-shaped dither')
    expect(coding({ format: 'flac24', dither: 'shaped' })).toBe('24-bit, TPDF dither')
    expect(coding({ format: 'wav32f' })).toBe('32-bit float')
    expect(coding({ rateHz: 44_100 })).toBe('24-bit, TPDF dither, converted from 48 kHz')
    expect(coding({ format: 'mp3' })).toBe('MP3, 320 kb/s, of 16 bits, TPDF dither')
  })
})
