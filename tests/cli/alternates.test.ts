import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSession } from '../../src/session/parse-session'
import { renderFiles } from '../render/alternates-rig'
import { InProcessHost } from '../render/in-process-host'
import { waveFile } from '../wave-file'
import { noise, startTutti, temporaryFolder, tutti, wavOf, writeWav } from './run-tutti'

const FRAMES = 60_000
const STEMS = ['Drums.wav', 'Bass DI.wav', 'Lead Vocal.wav', 'Choir.wav']
const FAMILIES = ['drums', 'bass', 'leadVocal', 'backingVocals']
const folder = temporaryFolder()
const at = (name: string) => join(folder.path, name)
const read = (name: string) => readFileSync(at(name))
const master = (...args: string[]) => tutti(folder.path, 'master', ...STEMS, ...args)
const samplesHash = (name: string) =>
  createHash('sha256')
    .update(waveFile(read(name)).data)
    .digest('hex')
const made = (start: string) =>
  readdirSync(folder.path)
    .filter((name) => name.startsWith(start))
    .sort()

beforeAll(() => {
  for (const [index, name] of STEMS.entries()) {
    writeWav(folder.path, name, [noise(index + 1, FRAMES, 0.3), noise(index + 11, FRAMES, 0.3)])
  }
})
afterAll(() => folder.remove())

interface Session {
  groups: { id: string; name: string; family: string; strip: { output: { mute: boolean; gainDb: number } } }[]
  master: { limiter: { driveDb: number } }
  alternates: { mode: string; stems: boolean; overs: string; sets: object[] }
}

async function sessionFile(name: string, change: (session: Session) => void): Promise<string> {
  const session = JSON.parse((await tutti(folder.path, 'session', '--init', ...STEMS)).stdout) as Session
  session.groups.forEach((group, index) => {
    group.family = FAMILIES[index] as string
  })
  change(session)
  writeFileSync(at(name), JSON.stringify(session))
  return name
}

/** Left and right samples of a 24-bit file, one after the other. */
function samples(name: string): Float64Array {
  const { data } = waveFile(read(name))
  return Float64Array.from({ length: data.length / 3 }, (_, index) => data.readIntLE(3 * index, 3) / 2 ** 23)
}

describe('tutti master --alternate', () => {
  it('writes OUT (NAME).ext for each, which sum to the master, and says so', async () => {
    const session = await sessionFile('loud.json', ({ master: bus }) => {
      bus.limiter.driveDb = 12
    })
    const { code, stdout, stderr } = await master(
      ...['--session', session, '--out', 'song.wav', '--report', 'song.json'],
      ...['--alternate', 'Instrumental=drums,Bass DI.wav', '--alternate', 'A cappella=lead vocal,backingvocals'],
    )
    expect([code, stderr]).toEqual([0, ''])
    expect(made('song')).toEqual(['song (A cappella).wav', 'song (Instrumental).wav', 'song.json', 'song.wav'])
    const report = JSON.parse(read('song.json').toString())
    expect(report.outputs).toEqual(['song.wav', 'song (Instrumental).wav', 'song (A cappella).wav'])
    expect(report.maxGainReductionDb).toBeGreaterThan(3)
    const { mode, files, sums, notes } = report.alternates
    expect(mode).toBe('linked')
    expect(files.map((file: { groups: string[] }) => file.groups)).toEqual([
      ['g1', 'g2'],
      ['g3', 'g4'],
    ])
    for (const file of files) expect(file.pcmSha256).toBe(samplesHash(file.path))
    const [whole, ...parts] = report.outputs.map(samples) as Float64Array[]
    const rest = (whole as Float64Array).map((value, index) =>
      parts.reduce((left, part) => left - (part[index] ?? 0), value),
    )
    const residual = 10 * Math.log10(rest.reduce((sum, value) => sum + value * value, 0) / rest.length)
    expect(residual).toBeLessThan(-100)
    expect(sums).toEqual([
      { names: ['Instrumental', 'A cappella'], gainDb: 0, residualDbfs: expect.closeTo(residual, 3) },
    ])
    expect(notes).toContain(
      `"Instrumental", "A cappella" sum to the master: the residual is ${residual.toFixed(1)} dBFS RMS.`,
    )
    for (const line of [...report.outputs, ...notes]) expect(stdout).toContain(line)
  })

  it('writes the bytes that the page writes', async () => {
    const session = await sessionFile('both.json', ({ master: bus, alternates }) => {
      bus.limiter.driveDb = 9
      Object.assign(alternates, { stems: true, sets: [{ name: 'Rhythm', groups: ['g1', 'g2'] }] })
    })
    await master('--session', session, '--out', 'both.wav', '--report', 'both report.json')
    const host = new InProcessHost()
    STEMS.forEach((name, index) => {
      const [left, right] = [index + 1, index + 11].map((seed) => {
        return Float32Array.from(noise(seed, FRAMES, 0.3), (value) => value / 2 ** 23)
      }) as [Float32Array, Float32Array]
      host.add(name, { rateHz: 48_000, left, right })
    })
    const { session: document } = parseSession(read('both.json').toString())
    const { files, master: whole } = await renderFiles(host, document, { threads: 2 })
    host.dispose()
    const report = JSON.parse(read('both report.json').toString())
    expect(report.pcmSha256).toBe(whole.pcmSha256)
    expect(report.alternates.files.map((file: { pcmSha256: string }) => file.pcmSha256)).toEqual(
      files.map(({ pcmSha256 }) => pcmSha256),
    )
    expect(files).toHaveLength(5)
  })

  it('writes the master that it writes without them', async () => {
    // Sessions that ask for other files differ, and so would the masters that hold them.
    await master('--out', 'alone.wav', '--no-session')
    await master('--out', 'with.wav', '--no-session', '--stems', '--threads', '3')
    expect(read('with.wav').equals(read('alone.wav'))).toBe(true)
    expect(made('with')).toEqual(
      ['with.wav', ...['Bass DI', 'Choir', 'Drums', 'Lead Vocal'].map((name) => `with (${name}).wav`)].sort(),
    )
  })

  it('renders those of the session, unless the line has its own or none', async () => {
    const session = await sessionFile('sets.json', ({ alternates }) => {
      alternates.sets = [{ name: 'TV mix: 1/2', groups: ['g1', 'g2', 'g4'] }]
    })
    await master('--session', session, '--out', 'set a.wav')
    expect(made('set a')).toEqual(['set a (TV mix 1 2).wav', 'set a.wav'])
    await master('--session', session, '--out', 'set b.wav', '--alternate', 'Drums=g1')
    expect(made('set b')).toEqual(['set b (Drums).wav', 'set b.wav'])
    await master('--session', session, '--out', 'set c.wav', '--alternates', 'none')
    expect(made('set c')).toEqual(['set c.wav'])
  })

  it('masters free ones to their own loudness', async () => {
    const args = ['--alternates', 'free', '--alternate', 'Rhythm=Drums,Bass DI', '--alternate-target', '-16.5']
    const { code, stderr } = await master(...args, '--out', 'free.wav', '--report', 'free.json')
    expect([code, stderr]).toEqual([0, ''])
    const [file] = JSON.parse(read('free.json').toString()).alternates.files
    expect(Math.abs(file.integratedLufs + 16.5)).toBeLessThanOrEqual(0.1)
    expect(file).toMatchObject({ targetLufs: -16.5, path: 'free (Rhythm).wav', format: 'wav24' })
    const [measured] = JSON.parse((await tutti(folder.path, 'measure', 'free (Rhythm).wav', '--json')).stdout)
    expect(Math.abs(measured.integratedLufs + 16.5)).toBeLessThanOrEqual(0.1)
    expect(measured.truePeakDbtp).toBeLessThanOrEqual(-0.99)
  })

  it('lowers all, or writes floats, where a stem that others cancel is over full scale', async () => {
    const loud = noise(5, 4000, 0.9)
    writeWav(folder.path, 'one.wav', [loud])
    writeWav(folder.path, 'other.wav', [loud.map((value) => Math.round(-0.9 * value))])
    const groups = ['one.wav', 'other.wav'].map((fileName) => ({
      stems: [{ fileName }],
      strip: { output: { gainDb: 6 } },
    }))
    writeFileSync(at('over.json'), JSON.stringify({ format: 'tutti-session', version: 1, groups }))
    const args = [
      'one.wav',
      'other.wav',
      '--session',
      'over.json',
      '--stems',
      '--out',
      'over.wav',
      '--report',
      'o.json',
    ]
    const float = await tutti(folder.path, 'master', ...args)
    expect(float.stdout).toContain('written as 32-bit float')
    expect(waveFile(read('over (one).wav')).kind).toBe(3)
    const lower = await tutti(folder.path, 'master', ...args, '--overs', 'lower')
    expect(lower.stdout).toContain('lowered by 5.1 dB')
    expect(waveFile(read('over (one).wav')).bits).toBe(24)
    expect(JSON.parse(read('o.json').toString()).alternates.files[0]).toMatchObject({ gainDb: -5.1, format: 'wav24' })
    expect(made('.tutti')).toEqual([])
  })

  it('says what is muted', async () => {
    const session = await sessionFile('muted.json', ({ groups }) => {
      groups[1]!.strip.output.mute = true
    })
    const { stdout } = await master('--session', session, '--out', 'muted.wav', '--stems')
    expect(stdout).toContain('"Bass DI" is muted: it sounds in no file.')
    expect(made('muted (')).toHaveLength(3)
    const silent = await master('--session', session, '--out', 'silent.wav', '--alternate', 'Bass=bass di')
    expect([silent.code, silent.stderr]).toEqual([1, expect.stringContaining('"Bass" would be silent: choose stems')])
    expect(made('silent')).toEqual([])
  })

  it.each([
    ['a name without stems', ['--alternate', 'Instrumental'], 'NAME=STEM,STEM'],
    ['stems without a name', ['--alternate', '=Drums'], 'NAME=STEM,STEM'],
    ['no stem', ['--alternate', 'A=,'], 'NAME=STEM,STEM'],
    [
      'an unknown stem',
      ['--alternate', 'A=Flute'],
      'There is no stem "Flute". There are g1 "Drums" (drums), g2 "Bass DI"',
    ],
    ['a name twice', ['--alternate', 'A=Drums', '--alternate', 'a=Choir'], 'Two alternates are called "a"'],
    ['an unknown mode', ['--alternates', 'loose'], 'linked, free, none'],
    ['an unknown policy', ['--overs', 'clip'], 'float, lower'],
    ['a target out of range', ['--alternate-target', '0'], '-30 to -6 LUFS'],
    ['free stems', ['--stems', '--alternates', 'free'], '--stems writes linked files'],
    ['alternates and none', ['--alternate', 'A=Drums', '--alternates', 'none'], 'leaves them out'],
  ])('ends with 2 and one line for %s', async (_, args, hint) => {
    const { code, stdout, stderr } = await master('--out', 'no.wav', ...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(hint)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(made('no')).toEqual([])
  })

  it('lists the choices where a word can mean several groups', async () => {
    const session = await sessionFile('same.json', ({ groups }) => {
      groups[0]!.name = 'Voices'
      groups[1]!.name = 'voices'
      groups[3]!.family = 'leadVocal'
      groups[2]!.name = 'leadVocal'
    })
    const twice = await master('--session', session, '--out', 'no.wav', '--alternate', 'A=voices')
    expect([twice.code, twice.stderr]).toEqual([
      2,
      expect.stringContaining('the name of g1 "Voices" (drums), g2 "voices"'),
    ])
    const both = await master('--session', session, '--out', 'no.wav', '--alternate', 'A=leadvocal')
    expect([both.code, both.stderr]).toEqual([
      2,
      expect.stringContaining('the family of g3 "leadVocal" (leadVocal), g4'),
    ])
    const id = await master('--session', session, '--out', 'id.wav', '--alternate', 'A=G2,Drums.wav')
    expect([id.code, made('id (')]).toEqual([0, ['id (A).wav']])
  })

  it('overwrites no stem', async () => {
    writeFileSync(at('mix (Drums).wav'), read('Drums.wav'))
    const stems = [...STEMS.slice(1), 'mix (Drums).wav', '--out', 'mix.wav']
    const { code, stderr } = await tutti(folder.path, 'master', ...stems, '--alternate', 'Drums=g4')
    expect([code, stderr]).toEqual([2, expect.stringContaining('The alternate "Drums" names a file that is read')])
    expect(read('mix (Drums).wav').equals(read('Drums.wav'))).toBe(true)
  })

  it('leaves old files alone, and no part of new ones, when it is stopped', async () => {
    const frames = 600 * 48000
    const header = wavOf([[0]]).subarray(0, 44)
    header.writeUInt32LE(36 + frames * 3, 4)
    header.writeUInt32LE(frames * 3, 40)
    writeFileSync(at('long.wav'), Buffer.concat([header, Buffer.alloc(frames * 3)]))
    writeFileSync(at('kept (long).wav'), 'old')
    const { child, ended } = startTutti(folder.path, 'master', 'long.wav', '--stems', '--out', 'kept.wav')
    while (made('.tutti').length < 2) await new Promise((resolve) => setTimeout(resolve, 10))
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
    expect(made('.tutti')).toEqual([])
    expect(made('kept')).toEqual(['kept (long).wav'])
    expect(read('kept (long).wav').toString()).toBe('old')
  })
})
