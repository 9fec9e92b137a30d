import { rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readArguments } from '../../src/cli/arguments'
import { applyTarget, askedTarget, serviceSentence, TARGET_OPTIONS } from '../../src/cli/master-target'
import { UsageError } from '../../src/cli/usage-error'
import type { SessionDoc } from '../../src/session/document'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { InProcessHost, noise24 } from '../render/in-process-host'
import { temporaryFolder } from './run-tutti'

const RATE = 48_000
const SHIPPED = resolve(import.meta.dirname, '../../public/delivery-targets.json')
let host: InProcessHost
let session: SessionDoc
let said: string[]
beforeEach(() => {
  host = new InProcessHost()
  said = []
  session = defaultSession(RATE)
  session.groups = [newGroup('g1', [host.add('pad.wav', { rateHz: RATE, ...noise24(1, 3 * RATE, 0.1) })])]
})
afterEach(() => host.dispose())

function asked(...line: string[]) {
  const given = readArguments({ name: 'master', operands: '', summary: '', options: TARGET_OPTIONS }, line)
  if (!given) throw new Error('help was not asked for')
  return askedTarget(given)
}

const apply = (...line: string[]) =>
  applyTarget(asked(...line), session, host, 1, {
    print: () => {},
    say: (text) => said.push(text),
    progress: () => {},
    signal: new AbortController().signal,
  })

describe('the line', () => {
  it.each([
    ['--target', '-3'],
    ['--target', 'loud'],
    ['--targets', 'mine.json'],
  ])('refuses %s %s', (...line) => {
    expect(() => asked(...line)).toThrow(UsageError)
  })

  it('takes a level below zero', () => {
    expect(asked('--target', '-14.5')).toMatchObject({ targetLufs: -14.5, service: undefined, targetsPath: undefined })
  })
})

describe('a target on the line', () => {
  it('sets the drive, and says how', async () => {
    const { solved } = await apply('--target', '-16')
    expect(session.delivery.targetLufs).toBe(-16)
    expect(session.master.limiter.driveDb).toBe(solved!.driveDb)
    expect(Math.abs(solved!.integratedLufs + 16)).toBeLessThanOrEqual(0.1)
    expect(said).toEqual([
      expect.stringMatching(
        /^-16 LUFS: found at -?\d+\.\d\d dB of drive, limited by \d\.\d dB at most, in \d renders\.$/,
      ),
    ])
  })

  it('lets the limiter go as far as the line says', async () => {
    session.master.limiter.ceilingDbtp = -6
    await expect(apply('--target', '-9.5', '--most-limiting', '1')).rejects.toThrow(/At most 1 dB/)
    const { solved } = await apply('--target', '-9.5', '--most-limiting', '12')
    expect(solved!.maxGainReductionDb).toBeGreaterThan(1)
    expect(session.delivery.mostReductionDb).toBe(12)
  })

  it('changes nothing where there is none', async () => {
    const before = JSON.stringify(session)
    expect(await apply()).toEqual({ service: null, solved: null })
    expect([JSON.stringify(session), said]).toEqual([before, []])
  })

  it('fails with the reason and what can be had', async () => {
    session.delivery.mostReductionDb = 1
    session.master.limiter.ceilingDbtp = -6
    await expect(apply('--target', '-9.3')).rejects.toThrow(
      /^For -9\.3 LUFS the limiter would take up to .* At most 1 dB is allowed\.\nTo allow more, say --most-limiting\.\nWhere the limiter would work hardest: .*\nNearest: --target -\d+\.\d, at -?\d+\.\d\d dB of drive\.$/,
    )
  })
})

describe('a service on the line', () => {
  it('is a level, and says what it will do to the master', async () => {
    const applied = await apply('--service', 'Spotify, Loud', '--targets', SHIPPED)
    expect(session.delivery).toMatchObject({ service: 'spotify-loud', targetLufs: -11 })
    expect(said[0]).toBe('Spotify, Loud wants at most -2 dBTP: say --ceiling -2 to keep it.')
    expect(serviceSentence(applied, { integratedLufs: -9, truePeakDbtp: -1 })).toBe(
      'Spotify, Loud: Turned down 2.0 dB.',
    )
  })

  it('gives way to a target, and says where it is hearsay', async () => {
    await apply('--service', 'deezer', '--target', '-16', '--targets', SHIPPED)
    expect(session.delivery).toMatchObject({ service: 'deezer', targetLufs: -16 })
    expect(said[0]).toMatch(/^Deezer: secondary, by /)
  })

  it('is refused where nobody knows it, or where the file is none', async () => {
    await expect(apply('--service', 'napster', '--targets', SHIPPED)).rejects.toThrow(
      /^--service takes spotify-normal, .*, not "napster"\.$/,
    )
    await expect(apply('--service', 'tidal', '--targets', '/nowhere.json')).rejects.toThrow(UsageError)
    const folder = temporaryFolder()
    const path = join(folder.path, 'mine.json')
    writeFileSync(path, '{"format":"tutti-delivery-targets","version":1,"updated":"2026-01-01","targets":[{}]}')
    await expect(apply('--service', 'tidal', '--targets', path)).rejects.toThrow(
      /mine\.json" is refused: targets\[0\]\.id is missing$/,
    )
    rmSync(folder.path, { recursive: true })
  })
})
