import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { DEMO_STEM_NAMES } from '../../src/demo-song/demo-song'
import { parseSession } from '../../src/session/parse-session'
import { StemHash } from '../../src/stems/stem-hash'
import { noise, temporaryFolder, tutti, writeWav } from './run-tutti'

const folder = temporaryFolder()
afterAll(() => folder.remove())
const run = (...args: string[]) => tutti(folder.path, ...args)

describe('tutti', () => {
  it.each([
    [['--help']],
    [['master', '--help']],
    [['measure', '--help']],
    [['demo', '--help']],
    [['session', '--help']],
  ])('helps: %j', async (args) => {
    const { code, stdout, stderr } = await run(...args)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Usage: npm run -s tutti -- /)
  })

  it('ends with 2 without a command, and for one that it does not know', async () => {
    expect(await run()).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('master, measure') })
    expect(await run('mix')).toMatchObject({ code: 2, stderr: expect.stringContaining('"mix"') })
  })
})

describe('tutti measure', () => {
  it('measures each file, with null where nothing is defined', async () => {
    const tone = Array.from({ length: 4 * 48000 }, (_, frame) =>
      Math.round(10 ** (-23 / 20) * Math.sin((2 * Math.PI * 997 * frame) / 48000) * 2 ** 23),
    )
    writeWav(folder.path, 'stereo.wav', [tone, tone])
    writeWav(folder.path, 'mono.wav', [tone])
    writeWav(folder.path, 'silence.wav', [Array(44100).fill(0)], 44100)
    const { code, stdout } = await run('measure', 'stereo.wav', 'mono.wav', 'silence.wav', '--json')
    expect(code).toBe(0)
    const [stereo, mono, silence] = JSON.parse(stdout)
    // EBU Tech 3341: a 1 kHz tone of -23 dBFS in both channels reads -23 LUFS; in one, 3.01 LU less.
    expect(stereo.integratedLufs).toBeCloseTo(-23, 1)
    expect(mono.integratedLufs).toBeCloseTo(-26.01, 1)
    expect(stereo).toMatchObject({
      file: 'stereo.wav',
      sampleRateHz: 48000,
      bitDepth: 24,
      channels: 2,
      durationSeconds: 4,
    })
    expect(stereo.samplePeakDbfs).toBeCloseTo(-23, 2)
    expect(silence).toEqual({
      file: 'silence.wav',
      integratedLufs: null,
      loudnessRangeLu: null,
      fineLoudnessRangeLu: null,
      maxMomentaryLufs: null,
      maxShortTermLufs: null,
      truePeakDbtp: null,
      samplePeakDbfs: null,
      plrDb: null,
      correlation: null,
      dcLeft: 0,
      dcRight: 0,
      sampleRateHz: 44100,
      bitDepth: 24,
      channels: 1,
      durationSeconds: 1,
    })
    const table = await run('measure', 'stereo.wav', 'silence.wav')
    expect(table.stdout.trimEnd().split('\n')).toHaveLength(3)
    expect(table.stdout).toContain('-23.0')
  })

  it('refuses by name what it cannot read', async () => {
    writeFileSync(join(folder.path, 'song.wav'), 'ID3')
    const { code, stderr } = await run('measure', 'song.wav', '--json')
    expect([code, stderr]).toEqual([1, expect.stringContaining('"song.wav"')])
    expect(await run('measure')).toMatchObject({ code: 2 })
  })
})

describe('tutti session', () => {
  it('prints a session with every control at its default, and the hash of each stem', async () => {
    const channels = [noise(1, 100), noise(2, 100)]
    writeWav(folder.path, 'Bass DI.wav', channels)
    const { code, stdout, stderr } = await run('session', '--init', 'Bass DI.wav')
    expect([code, stderr]).toEqual([0, ''])
    const { session, warnings } = parseSession(stdout)
    expect(warnings).toEqual([])
    expect(session.groups[0]).toMatchObject({ id: 'g1', name: 'Bass DI.wav', family: 'bass' })
    const hash = await StemHash.create(48000, 2)
    const samples = channels.map((channel) => channel.map((value) => value / 2 ** 23))
    hash.update(Float32Array.from({ length: 200 }, (_, i) => samples[i % 2]?.[i >> 1] ?? 0))
    expect(session.groups[0]!.stems[0]).toEqual({
      fileName: 'Bass DI.wav',
      sha256: hash.digest(),
      rateHz: 48000,
      channels: 2,
      frames: 100,
      lossy: false,
    })
  })

  it('ends with 2 without --init, without a stem, and for nine', async () => {
    expect(await run('session', 'Bass DI.wav')).toMatchObject({ code: 2, stderr: expect.stringContaining('--init') })
    expect(await run('session', '--init')).toMatchObject({ code: 2 })
    expect(await run('session', '--init', ...Array(9).fill('Bass DI.wav'))).toMatchObject({ code: 2 })
  })
})

describe('tutti demo', () => {
  it('writes the stems as 24-bit WAV', async () => {
    const { code, stdout } = await run('demo', 'the song')
    expect(code).toBe(0)
    expect(stdout.trimEnd().split('\n')).toEqual(DEMO_STEM_NAMES.map((name) => join('the song', name)))
    for (const name of DEMO_STEM_NAMES) {
      const file = readFileSync(join(folder.path, 'the song', name))
      expect([file.readUInt16LE(22), file.readUInt32LE(24), file.readUInt16LE(34)]).toEqual([2, 48000, 24])
      expect(file.readUInt32LE(40)).toBe(file.length - 44)
    }
    expect(await run('demo')).toMatchObject({ code: 2 })
  })
})
