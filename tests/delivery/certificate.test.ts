import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ExportFormat } from '../../src/session/export-format'
import { chunk, fmtChunk, integer, riff } from '../wav/write-pcm'
import { certified, failed, lineOf, loudness, makeFile, type Programme, programme } from './certificate-files'
import { metadataWith } from './sample-files'

const FULL = metadataWith({
  title: 'Пароль 🎧 “Über”',
  artist: 'The Testers',
  album: 'Lines',
  track: '3/12',
  date: '2026-11-21',
  genre: 'Pop',
  comment: 'Zeile eins\nZeile zwei',
  isrc: 'DEXY12600001',
  copyright: '© ℗ 2026',
  engineer: 'Zoë',
  sections: [
    { name: 'Intro', startFrame: 0 },
    { name: 'Verse, 1', startFrame: 33_333 },
  ],
  session: '{"format":"tutti-session"}\n',
})

/** `sound` with some samples of its left side put in place. */
function withLeft(sound: Programme, at: number, values: readonly number[]): Programme {
  const left = sound.left.slice()
  left.set(values, at)
  return { ...sound, left }
}

describe('a certificate of a file that is as it was promised', () => {
  it.each<ExportFormat>(['wav24', 'wav16', 'wav32f', 'flac24', 'flac16', 'mp3'])(
    'passes every line: %s',
    async (format) => {
      const made = await makeFile(programme({ seconds: 4 }), format, FULL)
      const certificate = await certified(made)
      expect(failed(certificate.lines)).toEqual([])
      expect(certificate.passed).toBe(true)
      expect(certificate.date).toBe('2026-11-21')
      expect(certificate.file).toEqual({
        name: made.name,
        bytes: made.bytes.length,
        sha256: createHash('sha256').update(made.bytes).digest('hex'),
      })
      expect(lineOf(certificate.lines, 'length').measured).toBe(4 * 48_000)
      expect(lineOf(certificate.lines, 'metadata.title').measured).toBe('Пароль 🎧 “Über”')
      expect(lineOf(certificate.lines, 'sections').measured).toContain('Verse, 1')
      if (format !== 'mp3') expect(lineOf(certificate.lines, 'pcmSha256').measured).toBe(made.expectation.pcmSha256)
    },
  )

  it('is the same each time, to the last digit', async () => {
    const made = await makeFile(programme({ seconds: 1 }))
    expect(JSON.stringify(await certified(made))).toBe(JSON.stringify(await certified(made)))
  })

  it('reads the whole history and the highest true peaks', async () => {
    const sound = withLeft(programme({ seconds: 4.05 }), 100_000, [0.7])
    const { history, truePeaks } = await certified(await makeFile(sound))
    expect(history?.momentaryLufs).toHaveLength(41)
    expect(history?.momentaryLufs.slice(0, 3)).toEqual([null, null, null])
    const highest = truePeaks.reduce((best, place) => (place.dbtp > best.dbtp ? place : best))
    expect(highest.seconds).toBe(2)
    expect(truePeaks).toHaveLength(20)
  })

  it('knows a file that nobody predicted anything of', async () => {
    const made = await makeFile(programme({ seconds: 1 }), 'wav32f', metadataWith({}))
    const bare = { predicted: null, pcmSha256: null, metadata: null, ceilingDbtp: null }
    const { lines, passed } = await certified(made, bare)
    expect([failed(lines), passed]).toEqual([[], true])
    expect(lineOf(lines, 'integrated').expected).toBe(null)
  })
})

// Seen to fail by: a slack of 0.02 dB at the ceiling, twice the tolerances, a lossy bound of 6 dBTP, runs that go on over a
// change of sign or a quiet block, sizes checked for one side only, one place of the tags read, PCM bytes shifted by a bit.
describe('each line fails by its name', () => {
  it('where the format is another one than was promised', async () => {
    const made = await makeFile(programme({ seconds: 1 }))
    const failing = async (change: Parameters<typeof certified>[1]) => failed((await certified(made, change)).lines)
    expect(await failing({ format: 'wav16' })).toEqual(['bits'])
    expect(await failing({ format: 'flac24' })).toEqual(['container', 'codec'])
    expect(await failing({ rateHz: 44_100 })).toEqual(['rate'])
    expect(await failing({ frames: 47_999 })).toEqual(['length'])
    expect(await failing({ pcmSha256: '0'.repeat(64) })).toEqual(['pcmSha256'])
  })

  it('where the loudness or the true peak is not what was predicted, from 0.01 on', async () => {
    const made = await makeFile(programme({ seconds: 4 }))
    const { integratedLufs, truePeakDbtp } = made.expectation.predicted as {
      integratedLufs: number
      truePeakDbtp: number
    }
    const failing = async (lufs: number, dbtp: number) =>
      failed((await certified(made, { predicted: { integratedLufs: lufs, truePeakDbtp: dbtp } })).lines)
    expect(await failing(integratedLufs + 0.0099, truePeakDbtp - 0.0099)).toEqual([])
    expect(await failing(integratedLufs + 0.0102, truePeakDbtp)).toEqual(['integrated'])
    expect(await failing(integratedLufs, truePeakDbtp - 0.0102)).toEqual(['truePeak'])
    expect(failed((await certified(made, { targetLufs: integratedLufs + 0.09 })).lines)).toEqual([])
    expect(failed((await certified(made, { targetLufs: integratedLufs + 0.11 })).lines)).toEqual(['target'])
  })

  it('where it is 0.1 dB louder, even where nobody has its hash', async () => {
    const made = await makeFile(programme({ seconds: 4 }))
    const louder = await makeFile(programme({ seconds: 4, gain: 10 ** (0.1 / 20) }))
    const { lines } = await certified({ ...louder, expectation: { ...made.expectation, pcmSha256: null } })
    expect(failed(lines)).toEqual(['integrated', 'truePeak'])
  })

  it('where the true peak is over the ceiling, but not where it stands at it', async () => {
    const made = await makeFile(programme({ seconds: 4 }))
    const { truePeakDbtp } = loudness(programme({ seconds: 4 }))
    const at = async (ceilingDbtp: number, mayExceedCeiling = false) =>
      certified(made, { ceilingDbtp, mayExceedCeiling })
    expect(failed((await at(truePeakDbtp)).lines)).toEqual([])
    const over = await at(truePeakDbtp - 0.01)
    expect(failed(over.lines)).toEqual(['ceiling'])
    expect(lineOf(over.lines, 'ceiling').note).toContain('0.01 dB over the ceiling')
    const stem = await at(truePeakDbtp - 3, true)
    expect(failed(stem.lines)).toEqual([])
    expect(lineOf(stem.lines, 'ceiling').note).toContain('3.00 dB over the ceiling')
  })

  it('where an MP3 decodes above full scale; below, it says by how much it is over the ceiling', async () => {
    const quiet = await makeFile(programme({ seconds: 2 }), 'mp3')
    const under = await certified(quiet, { ceilingDbtp: -12 })
    expect(failed(under.lines)).toEqual([])
    expect(lineOf(under.lines, 'ceiling').note).toContain('over the ceiling of -12.0 dBTP')
    const square = programme({ seconds: 2 })
    const loud = square.left.map((value) => 0.999 * Math.sign(value))
    const made = await makeFile({ ...square, left: loud, right: loud }, 'mp3')
    expect(failed((await certified(made, { ceilingDbtp: 0 })).lines)).toContain('ceiling')
  })

  it('where three samples in a row stand at full scale, wherever the reader cuts', async () => {
    const top = (2 ** 23 - 1) / 2 ** 23
    const failing = async (at: number, values: readonly number[]) => {
      const sound = withLeft(programme({ seconds: 2 }), at, values)
      return lineOf((await certified(await makeFile(sound), { ceilingDbtp: null })).lines, 'clipped')
    }
    expect((await failing(1000, [top, top])).measured).toBe(0)
    expect((await failing(1000, [top, -1, top])).measured).toBe(0)
    expect(await failing(1000, [-1, -1, -1])).toMatchObject({ measured: 1, passed: false })
    expect((await failing(65_535, [top, top, top])).note).toContain('1.365 s left (3)')
    expect((await failing(95_997, [top, top, top])).measured).toBe(1)
    // The reader's first piece ends with it, and the next one is quiet.
    expect((await failing(65_533, [top, top, top])).note).toContain('(3)')
    expect((await failing(65_534, [top, top])).measured).toBe(0)
  })

  it('where it has a constant part, cancels in mono, or is silent', async () => {
    const sound = programme({ seconds: 2 })
    const dc = { ...sound, right: sound.right.map((value) => value + 0.02) }
    const withDc = await certified(await makeFile(dc))
    expect(failed(withDc.lines)).toEqual(['dc'])
    expect(lineOf(withDc.lines, 'dc').measured).toBeCloseTo(20 * Math.log10(0.02), 1)
    const turned = await certified(await makeFile({ ...sound, right: sound.right.map((value) => -value) }))
    expect(failed(turned.lines)).toEqual(['monoLoss'])
    const opposite = await certified(await makeFile({ ...sound, right: sound.left.map((value) => -value) }))
    expect(failed(opposite.lines)).toEqual(['monoLoss'])
    const nothing = new Float32Array(96_000)
    const silent = await certified(await makeFile({ ...sound, left: nothing, right: nothing }))
    expect(failed(silent.lines)).toEqual(['sound'])
    const stem = await certified(await makeFile({ ...sound, left: nothing, right: nothing }), {
      mayExceedCeiling: true,
    })
    expect(failed(stem.lines)).toEqual([])
  })

  it('measures the loss in mono: nothing of two equal sides, half the power of one alone', async () => {
    const sound = programme({ seconds: 2 })
    const loss = async (right: Float32Array) =>
      lineOf((await certified(await makeFile({ ...sound, right }))).lines, 'monoLoss').measured
    expect(await loss(sound.left)).toBeCloseTo(0, 3)
    expect(await loss(new Float32Array(sound.left.length))).toBeCloseTo(10 * Math.log10(2), 3)
  })

  it('where a float file holds what is no number', async () => {
    const made = await makeFile(
      withLeft(programme({ seconds: 1 }), 777, [Number.NaN, Number.POSITIVE_INFINITY]),
      'wav32f',
    )
    expect(lineOf((await certified(made)).lines, 'nonFinite')).toMatchObject({ measured: 2, passed: false })
  })

  it('where the file is cut, longer than it says, or its sizes are wrong', async () => {
    const made = await makeFile(programme({ seconds: 1 }))
    const failing = async (bytes: Uint8Array<ArrayBuffer>) => failed((await certified({ ...made, bytes })).lines)
    expect(await failing(made.bytes.slice(0, 200_000))).toContain('soundness')
    const longer = new Uint8Array(made.bytes.length + 5)
    longer.set(made.bytes)
    expect(await failing(longer)).toContain('soundness')
    const wrong = made.bytes.slice()
    wrong[4] = (wrong[4] as number) ^ 2
    expect(await failing(wrong)).toEqual(['soundness'])
  })

  it('where a long form states other sizes than it has', async () => {
    const data = Array.from({ length: 48_000 * 4 }, (_, i) => (i * 7) % 120)
    const parts = [
      fmtChunk({ tag: 1, channels: 2, rateHz: 48_000, bits: 16 }),
      chunk('data', data, { size: 0xffffffff }),
    ]
    const bytesBefore = 12 + 36 + parts.flat().length
    const rf64 = (riffBytes: number) => {
      const sizes = [...integer(riffBytes, 8, true), ...integer(data.length, 8, true), ...integer(0, 12, true)]
      return riff([chunk('ds64', sizes), ...parts], { mark: 'RF64', size: 0xffffffff }).slice()
    }
    const made = await makeFile(programme({ seconds: 1 }), 'wav16')
    const soundness = async (riffBytes: number) => {
      const file = { ...made, bytes: rf64(riffBytes) }
      const { lines } = await certified(file, { predicted: null, pcmSha256: null, metadata: null })
      expect(lineOf(lines, 'container').measured).toBe('RF64')
      return lineOf(lines, 'soundness')
    }
    expect(await soundness(bytesBefore - 8)).toMatchObject({ passed: true, note: '' })
    expect((await soundness(bytesBefore)).note).toContain(`Its header says ${bytesBefore + 8} bytes`)
  })

  it('where it says something else than was promised, or two things', async () => {
    const made = await makeFile(programme({ seconds: 1 }), 'wav24', FULL)
    const failing = async (metadata: Partial<typeof FULL>) =>
      failed((await certified(made, { metadata: { ...FULL, ...metadata } })).lines)
    expect(await failing({ title: 'Another' })).toEqual(['metadata.title'])
    expect(await failing({ isrc: '' })).toEqual(['metadata.isrc'])
    expect(await failing({ session: null })).toEqual(['session'])
    expect(await failing({ sections: FULL.sections.slice(1) })).toEqual(['sections'])
    const bytes = made.bytes.slice()
    const inId3 = Buffer.from(bytes.buffer).lastIndexOf('The Testers')
    bytes[inId3] = 0x74
    const changed = await certified({ ...made, bytes })
    expect(failed(changed.lines)).toEqual(['metadata.artist'])
    expect(lineOf(changed.lines, 'metadata.artist').measured).toBe('The Testers ≠ the Testers')
  })

  it('where the loudness in bext is not that of the samples', async () => {
    const made = await makeFile(programme({ seconds: 4 }))
    const bytes = made.bytes.slice()
    const field = Buffer.from(bytes.buffer).indexOf('bext') + 8 + 412
    bytes[field] = (bytes[field] as number) + 1
    expect(failed((await certified({ ...made, bytes })).lines)).toEqual(['bext'])
  })
})

it('says where the silence at both ends is', async () => {
  const sound = programme({ seconds: 1 })
  const side = (samples: Float32Array) => {
    const out = new Float32Array(96_000)
    out.set(samples, 24_000)
    // Below -70 dBFS, and not digital silence.
    out[12_000] = 0.0002
    out[90_000] = 0.0002
    return out
  }
  const { lines } = await certified(await makeFile({ ...sound, left: side(sound.left), right: side(sound.right) }))
  expect(lineOf(lines, 'headSilence').measured).toBeCloseTo(0.5, 2)
  expect(lineOf(lines, 'headSilence').note).toContain('0.250 s of it')
  expect(lineOf(lines, 'tailSilence').measured).toBeCloseTo(0.5, 2)
  expect(lineOf(lines, 'tailSilence').note).toContain('0.125 s of it')
})
