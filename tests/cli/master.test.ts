import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waveFile } from '../wave-file'
import { noise, startTutti, temporaryFolder, tutti, wavOf, writeWav } from './run-tutti'

const FRAMES = 20_000
const folder = temporaryFolder()
const at = (name: string) => join(folder.path, name)
const read = (name: string) => readFileSync(at(name))
const left: number[][] = []

beforeAll(() => {
  for (const [index, name] of ['Drums.wav', 'Bass.wav', 'Lead Vocal.wav'].entries()) {
    const channels = [noise(index + 1, FRAMES - index), noise(index + 11, FRAMES - index)]
    left.push(channels[0] as number[])
    writeWav(folder.path, name, channels)
  }
  writeWav(folder.path, 'at 44.wav', [noise(9, 4410)], 44100)
  writeFileSync(at('text.wav'), 'This is no audio.')
  writeFileSync(at('empty.wav'), '')
})
afterAll(() => folder.remove())

const STEMS = ['Drums.wav', 'Bass.wav', 'Lead Vocal.wav']
const master = (...args: string[]) => tutti(folder.path, 'master', ...args)
const leftovers = () => readdirSync(folder.path).filter((name) => name.includes('partial'))

async function sessionFile(name: string, change: (session: Session) => void): Promise<string> {
  const { stdout } = await tutti(folder.path, 'session', '--init', ...STEMS)
  const session = JSON.parse(stdout) as Session
  change(session)
  writeFileSync(at(name), JSON.stringify(session))
  return name
}

interface Session {
  groups: {
    family: string
    stems: { fileName: string; sha256: string | null }[]
    strip: { output: { gainDb: number; mute: boolean }; eq: { bands: { gainDb: number; on: boolean }[] } }
  }[]
  master: { limiter: { driveDb: number; ceilingDbtp: number } }
  export: { format: string; dither: string }
}

describe('tutti master', () => {
  it('writes the sum of the stems when neither session nor dither changes it', async () => {
    const { code, stderr } = await master(...STEMS, '--out', 'sum.wav', '--dither', 'none')
    expect([code, stderr]).toEqual([0, ''])
    const file = waveFile(read('sum.wav')).data
    expect(file.length).toBe(FRAMES * 6)
    const wrong = Array.from({ length: FRAMES }, (_, frame) => frame).filter(
      (frame) => file.readIntLE(frame * 6, 3) !== left.reduce((sum, samples) => sum + (samples[frame] ?? 0), 0),
    )
    expect(wrong).toEqual([])
  })

  it('reports what it made', async () => {
    const { code } = await master(...STEMS, '--out', 'm.wav', '--report', 'm.json', '--threads', '2')
    expect(code).toBe(0)
    const report = JSON.parse(read('m.json').toString())
    expect(report.outputs).toEqual(['m.wav'])
    expect(report.sha256).toBe(createHash('sha256').update(read('m.wav')).digest('hex'))
    expect(report.maxGainReductionDb).toBe(0)
    expect(report.seconds).toBeGreaterThan(0)
    const [measured] = JSON.parse((await tutti(folder.path, 'measure', 'm.wav', '--json')).stdout)
    // Dither lies between the two readings.
    expect(measured.integratedLufs).toBeCloseTo(report.loudness, 3)
    expect(measured.truePeakDbtp).toBeCloseTo(report.truePeak, 3)
  })

  it('writes the same bytes with any number of threads, and another time', async () => {
    const session = await sessionFile('busy.json', ({ groups, master: bus }) => {
      Object.assign(groups[0]!.strip.eq.bands[4]!, { on: true, gainDb: 6 })
      bus.limiter.driveDb = 12
    })
    const hashes = new Set<string>()
    for (const threads of ['1', '2', '3']) {
      const out = `threads${threads}.wav`
      expect((await master(...STEMS, '--session', session, '--threads', threads, '--out', out)).code).toBe(0)
      hashes.add(createHash('sha256').update(read(out)).digest('hex'))
    }
    expect(hashes.size).toBe(1)
  })

  it('finds stems by hash under other names and in another order', async () => {
    const session = await sessionFile('s.json', ({ groups }) => {
      groups[1]!.strip.output.gainDb = -6
    })
    expect((await master(...STEMS, '--session', session, '--out', 'named.wav')).code).toBe(0)
    mkdirSync(at('renamed'))
    const renamed = STEMS.map((name, index) => {
      const other = join('renamed', `${'cab'[index]}.wav`)
      writeFileSync(at(other), read(name))
      return other
    })
    const { code, stderr } = await master(...renamed.reverse(), '--session', session, '--out', 'hashed.wav')
    expect([code, stderr]).toEqual([0, ''])
    expect(read('hashed.wav').equals(read('named.wav'))).toBe(true)
  })

  it('finds a changed stem by name, and says so', async () => {
    const session = await sessionFile('changed.json', ({ groups }) => {
      groups[0]!.stems[0]!.sha256 = '0'.repeat(64)
    })
    const { code, stderr } = await master(...STEMS, '--session', session, '--out', 'x.wav')
    expect(code).toBe(0)
    expect(stderr).toContain('"Drums.wav" was found by its name')
  })

  it('ends with 2 and the name when stems and session do not pair up', async () => {
    const session = await sessionFile('pairs.json', () => {})
    const missing = await master('Drums.wav', 'Bass.wav', '--session', session, '--out', 'no.wav')
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('"Lead Vocal.wav"')])
    const extra = await master(...STEMS, 'at 44.wav', '--session', session, '--out', 'no.wav')
    expect([extra.code, extra.stderr]).toEqual([2, expect.stringContaining('"at 44.wav"')])
    expect(readdirSync(folder.path)).not.toContain('no.wav')
  })

  it('lets the line override the session', async () => {
    const session = await sessionFile('loud.json', ({ master: bus, export: file }) => {
      bus.limiter.driveDb = 18
      bus.limiter.ceilingDbtp = -6
      file.format = 'wav16'
    })
    const args = [...STEMS, '--session', session, '--out', 'o.wav', '--report', 'o.json']
    await master(...args)
    expect(waveFile(read('o.wav')).bits).toBe(16)
    const quiet = JSON.parse(read('o.json').toString())
    expect(quiet.truePeak).toBeLessThanOrEqual(-6 + 0.02)
    expect(quiet.maxGainReductionDb).toBeGreaterThan(1)
    await master(...args, '--ceiling', '-2.5', '--format', 'wav32f')
    expect(waveFile(read('o.wav')).kind).toBe(3)
    const louder = JSON.parse(read('o.json').toString())
    expect(louder.truePeak).toBeLessThanOrEqual(-2.5)
    expect(louder.truePeak).toBeGreaterThan(-3)
  })

  it('says when peaks are cut because the limiter is off, and puts it on for a ceiling', async () => {
    const hot = writeWav(folder.path, 'hot.wav', [noise(5, 4000, 0.9)])
    const session = { format: 'tutti-session', version: 1, master: { limiter: { on: false } } }
    const groups = [{ stems: [{ fileName: 'hot.wav' }], strip: { output: { gainDb: 6 } } }]
    writeFileSync(at('hot.json'), JSON.stringify({ ...session, groups }))
    const cut = await master(hot, '--session', 'hot.json', '--out', 'hot out.wav')
    expect([cut.code, cut.stderr]).toEqual([1, expect.stringContaining('5.1 dB over full scale')])
    // What was cut is no delivery: the file is there, and does not pass.
    expect(cut.stderr).toContain('did not pass: Clipped runs')
    const args = ['--session', 'hot.json', '--out', 'hot out.wav', '--ceiling', '-1', '--report', 'hot report.json']
    const held = await master(hot, ...args)
    expect([held.code, held.stderr]).toEqual([0, expect.stringContaining('limiter off')])
    expect(JSON.parse(read('hot report.json').toString()).truePeak).toBeLessThanOrEqual(-1)
  })

  it('names the path of a bad value, and warns of an unknown key', async () => {
    const bad = await sessionFile('bad.json', ({ groups }) => {
      groups[2]!.strip.output.gainDb = 99
    })
    const refused = await master(...STEMS, '--session', bad, '--out', 'no.wav')
    expect([refused.code, refused.stderr]).toEqual([
      2,
      'groups[2].strip.output.gainDb must be a number from -60 to 12 dB, not 99\n',
    ])
    const odd = await sessionFile('odd.json', (session) => Object.assign(session.master, { glew: 1 }))
    const warned = await master(...STEMS, '--session', odd, '--out', 'odd.wav')
    expect([warned.code, warned.stderr]).toEqual([0, expect.stringContaining('master.glew')])
  })

  it('converts a stem at another rate, and says so', async () => {
    const { code, stderr } = await master(...STEMS, 'at 44.wav', '--out', 'mixed.wav')
    expect([code, stderr]).toEqual([0, '"at 44.wav" is converted from 44100 Hz to 48000 Hz.\n'])
  })

  it.each([
    ['no stem', ['--out', 'no.wav'], 'at least one stem'],
    ['nine stems', [...Array(9).fill('Drums.wav'), '--out', 'no.wav'], 'At most 8'],
    ['no --out', ['Drums.wav'], '--out'],
    ['an unknown option', ['Drums.wav', '--out', 'no.wav', '--loud'], '--loud'],
    ['a ceiling out of range', ['Drums.wav', '--out', 'no.wav', '--ceiling', '3'], '-12 to 0 dBTP'],
    ['a ceiling that is no number', ['Drums.wav', '--out', 'no.wav', '--ceiling', 'loud'], '"loud"'],
    ['an unknown format', ['Drums.wav', '--out', 'no.wav', '--format', 'aiff'], 'wav24, wav16, wav32f'],
    ['half a thread', ['Drums.wav', '--out', 'no.wav', '--threads', '1.5'], 'whole number'],
    ['a stem as --out', ['Drums.wav', '--out', 'Drums.wav'], 'a file that is read'],
    ['the master as --report', ['Drums.wav', '--out', 'no.wav', '--report', './no.wav'], '--out'],
    ['a session that is not there', ['Drums.wav', '--out', 'no.wav', '--session', 'none.json'], 'none.json'],
  ])('ends with 2 and one line for %s', async (_, args, hint) => {
    const { code, stdout, stderr } = await master(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(hint)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it.each([
    ['text under the name of audio', ['Drums.wav', 'text.wav', '--out', 'no.wav'], '"text.wav"'],
    ['an empty file', ['empty.wav', '--out', 'no.wav'], '"empty.wav"'],
    ['a file that is not there', ['none.wav', '--out', 'no.wav'], 'none.wav'],
    ['a folder as --out', ['Drums.wav', '--out', '.'], 'is a folder'],
    ['a report that has no place', ['Drums.wav', '--out', 'no.wav', '--report', 'none/r.json'], 'none'],
    ['a folder that is not there', ['Drums.wav', '--out', 'none/no.wav'], 'none'],
  ])('ends with 1 and one line for %s', async (_, args, hint) => {
    const { code, stdout, stderr } = await master(...args)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(hint)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(readdirSync(folder.path)).not.toContain('no.wav')
    expect(leftovers()).toEqual([])
  })

  it('leaves the old file alone, and no part of a new one, when it is stopped', async () => {
    const long = writeWav(folder.path, 'long.wav', [[0]])
    // Ten minutes of silence by its header and its size; the disk holds it as a hole.
    const frames = 600 * 48000
    const header = wavOf([[0]]).subarray(0, 44)
    header.writeUInt32LE(36 + frames * 3, 4)
    header.writeUInt32LE(frames * 3, 40)
    writeFileSync(long, Buffer.concat([header, Buffer.alloc(frames * 3)]))
    writeFileSync(at('kept.wav'), 'old')
    const { child, ended } = startTutti(folder.path, 'master', 'long.wav', '--out', 'kept.wav', '--threads', '1')
    while (leftovers().length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    const from = performance.now()
    child.kill('SIGINT')
    const { code } = await ended
    expect(performance.now() - from).toBeLessThan(1000)
    expect(code).toBe(130)
    expect(leftovers()).toEqual([])
    expect(read('kept.wav').toString()).toBe('old')
  })
})
