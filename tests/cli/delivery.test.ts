import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waveFile } from '../wave-file'
import { noise, temporaryFolder, tutti, writeWav } from './run-tutti'

const folder = temporaryFolder()
const STEMS = ['Drums.wav', 'Bass DI.wav', 'Lead Vocal.wav']
const FRAMES = 96_000
const at = (name: string) => join(folder.path, name)
const read = (name: string) => readFileSync(at(name))
const run = (...args: string[]) => tutti(folder.path, ...args)

beforeAll(() => {
  STEMS.forEach((name, index) => {
    writeWav(folder.path, name, [noise(index + 1, FRAMES, 0.3), noise(index + 11, FRAMES, 0.3)])
  })
})
afterAll(() => folder.remove())

describe('a delivery of the command line', () => {
  it('is at the rate, in the format and with the words that are asked for, and says that it was converted', async () => {
    const words = ['--meta', 'title=Ölü dəniz', '--meta', 'isrc=de-xy1-26-00001', '--meta', 'date=2026']
    const { code, stderr } = await run('master', ...STEMS, '--out', 'a.wav', '--rate', '44100', ...words)
    expect(code).toBe(0)
    expect(stderr).toContain('converted from 48000 Hz to 44100 Hz')
    const { rateHz, data, chunks } = waveFile(read('a.wav'))
    expect([rateHz, data.length / 6]).toEqual([44_100, (FRAMES * 44_100) / 48_000])
    expect(chunks).toEqual(expect.arrayContaining(['bext', 'LIST', 'id3 ', 'axml', 'tutt']))
    expect(read('a.wav').includes(Buffer.from('DEXY12600001'))).toBe(true)
    const up = await run('master', ...STEMS, '--out', 'up.wav', '--rate', '96000')
    expect(up.stderr).toContain('That makes the file longer, not better.')
  })

  it('takes the format from the name, and refuses a name of another format', async () => {
    expect(await run('master', ...STEMS, '--out', 'b.flac')).toMatchObject({ code: 0 })
    expect(read('b.flac').toString('latin1', 0, 4)).toBe('fLaC')
    const wrong = await run('master', ...STEMS, '--out', 'c.wav', '--format', 'mp3')
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('ends in .mp3')])
    const slow = await run('master', ...STEMS, '--out', 'd.mp3', '--rate', '96000')
    expect([slow.code, slow.stderr]).toEqual([1, expect.stringContaining('Choose a delivery rate')])
  })

  it.each([
    ['--meta', 'isrc=nonsense', 'An ISRC has 12 characters'],
    ['--meta', 'date=yesterday', 'A date is a year'],
    ['--meta', 'colour=red', 'title, artist'],
    ['--certificate', 'c.pdf', 'FILE.json or FILE.html'],
    ['--rate', '44100.5', 'whole number'],
  ])('refuses %s %s', async (option, value, words) => {
    const { code, stderr } = await run('master', ...STEMS, '--out', 'no.wav', option, value)
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)])
  })

  it.each(['wav', 'flac', 'mp3'])('renders the same bytes from the session in its own %s', async (ending) => {
    const words = ['--meta', 'title=Again', '--rate', '44100', '--ceiling', '-3']
    // Noise loses its top to MP3, and does not pass for that: the file is there all the same.
    await run('master', ...STEMS, '--out', `one.${ending}`, ...words)
    // Stems are known by name here, and the session says all the rest.
    const again = ['--session', `one.${ending}`, '--out', `two.${ending}`]
    await run('master', ...STEMS, ...again)
    expect(read(`two.${ending}`).equals(read(`one.${ending}`))).toBe(true)
    const without = ['--no-session', '--out', `bare.${ending}`]
    await run('master', ...STEMS, ...without)
    const refused = await run('master', ...STEMS, '--session', `bare.${ending}`, '--out', 'no.wav')
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('holds no session')])
  })

  it('keeps the ceiling in every format of whole numbers, and its certificate says so', async () => {
    const session = { format: 'tutti-session', version: 1, master: { limiter: { driveDb: 18, ceilingDbtp: -0.5 } } }
    const groups = STEMS.map((fileName) => ({ stems: [{ fileName }] }))
    writeFileSync(at('loud.json'), JSON.stringify({ ...session, groups }))
    for (const format of ['wav24', 'wav16', 'flac16']) {
      const out = `loud ${format}.${format.startsWith('wav') ? 'wav' : 'flac'}`
      const options = ['--session', 'loud.json', '--format', format, '--dither', 'shaped', '--certificate', 'c.json']
      expect(await run('master', ...STEMS, '--out', out, ...options)).toMatchObject({ code: 0 })
      const { lines } = JSON.parse(read('c.json').toString())
      const ceiling = lines.find(({ id }: { id: string }) => id === 'ceiling')
      expect(ceiling).toMatchObject({ expected: -0.5, passed: true })
      expect(ceiling.measured).toBeLessThanOrEqual(-0.5)
    }
  })
})

describe('tutti measure --history', () => {
  it('writes what the meter read every 100 ms', async () => {
    await run('master', ...STEMS, '--out', 'h.wav')
    expect(await run('measure', 'h.wav', '--history', 'h.json')).toMatchObject({ code: 0 })
    const history = JSON.parse(read('h.json').toString())
    expect(history.hopSeconds).toBe(0.1)
    expect(history.momentaryLufs).toHaveLength(20)
    expect(history.momentaryLufs.slice(0, 3)).toEqual([null, null, null])
    expect(Math.max(...history.momentaryLufs.slice(3))).toBeCloseTo(history.maxMomentaryLufs, 1)
    expect(Math.max(...history.historyTruePeakDbtp)).toBeCloseTo(history.truePeakDbtp, 2)
    expect(await run('measure', 'h.wav', 'Drums.wav', '--history', 'h.json')).toMatchObject({ code: 2 })
    expect(await run('measure', 'h.wav', '--history', 'h.wav')).toMatchObject({ code: 2 })
  })
})
