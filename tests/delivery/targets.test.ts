import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { adviceCeilingDbtp, type DeliveryTarget, findTarget } from '../../src/delivery/targets/delivery-target'
import { readTargets, TargetsError } from '../../src/delivery/targets/read-targets'
import { whatServiceDoes } from '../../src/delivery/targets/what-service-does'

const SHIPPED = readFileSync(resolve(import.meta.dirname, '../../public/delivery-targets.json'), 'utf8')
const { targets } = readTargets(SHIPPED)
const target = (id: string) => findTarget(targets, id) as DeliveryTarget

/** The shipped file with one change to its first target, or to itself. */
function changed(change: (file: Record<string, never> & { targets: Record<string, unknown>[] }) => void): string {
  const file = JSON.parse(SHIPPED)
  change(file)
  return JSON.stringify(file)
}

describe('the targets that ship', () => {
  it('are dated and sourced, each of them', () => {
    expect(targets.length).toBeGreaterThanOrEqual(15)
    for (const { id, source, sourceUrl, date } of targets) {
      expect(source.length, id).toBeGreaterThan(5)
      expect(sourceUrl, id).toMatch(/^https:/)
      expect(date, id).toMatch(/^20\d\d-\d\d-\d\d$/)
    }
  })

  it('says of what nobody agrees on that it is unconfirmed, both ways', () => {
    const disputed = targets.filter(({ id }) => id.startsWith('soundcloud'))
    expect(disputed.map(({ levelLufs, confidence }) => [levelLufs, confidence])).toEqual([
      [-14, 'unconfirmed'],
      [-10, 'unconfirmed'],
    ])
  })

  it('finds one by its id, or by its name in any letters', () => {
    expect(target('spotify-loud').levelLufs).toBe(-11)
    expect(findTarget(targets, ' YOUTUBE music ')?.id).toBe('youtube-music')
    expect(findTarget(targets, 'napster')).toBeNull()
  })

  it("knows Spotify's other ceiling for louder masters", () => {
    const spotify = target('spotify-normal')
    expect([-14.1, -14, -13.9].map((lufs) => adviceCeilingDbtp(spotify, lufs))).toEqual([-1, -1, -2])
    expect(adviceCeilingDbtp(target('deezer'), -9)).toBeNull()
  })
})

describe('reading a targets file', () => {
  it.each<[string, Parameters<typeof changed>[0], RegExp]>([
    [
      'a level out of range',
      (file) => Object.assign(file.targets[0]!, { levelLufs: 3 }),
      /^targets\[0\]\.levelLufs must be a number from -30 to -5 LUFS, not 3$/,
    ],
    [
      'a word for a level',
      (file) => Object.assign(file.targets[2]!, { levelLufs: '-14' }),
      /^targets\[2\]\.levelLufs must be .*, not "-14"$/,
    ],
    [
      'no level where the service turns',
      (file) => Object.assign(file.targets[0]!, { levelLufs: null }),
      /^targets\[0\]\.levelLufs is null, but the service turns both/,
    ],
    [
      'an unknown direction',
      (file) => Object.assign(file.targets[1]!, { direction: 'up' }),
      /^targets\[1\]\.direction must be one of "both", "down", "none", not "up"$/,
    ],
    ['no source', (file) => delete file.targets[0]!.source, /^targets\[0\]\.source is missing$/],
    [
      'an address that runs',
      (file) => Object.assign(file.targets[0]!, { sourceUrl: 'javascript:alert(1)' }),
      /^targets\[0\]\.sourceUrl must be an http/,
    ],
    ['a date in words', (file) => Object.assign(file.targets[0]!, { date: 'last May' }), /^targets\[0\]\.date /],
    [
      'an id twice',
      (file) => Object.assign(file.targets[1]!, { id: 'spotify-normal' }),
      /^targets\[1\]\.id is "spotify-normal", as that of another target$/,
    ],
    [
      'half a limiter',
      (file) => Object.assign(file.targets[1]!, { limiterWhenUp: { ceilingDb: -1 } }),
      /^targets\[1\]\.limiterWhenUp\.attackMs is missing$/,
    ],
    [
      'an endless name',
      (file) => Object.assign(file.targets[0]!, { name: 'x'.repeat(81) }),
      /^targets\[0\]\.name must have at most 80 characters/,
    ],
    [
      'another format',
      (file) => Object.assign(file, { format: 'tutti-session' }),
      /^format must be "tutti-delivery-targets", not "tutti-session"$/,
    ],
    ['a later version', (file) => Object.assign(file, { version: 2 }), /^version must be 1, not 2$/],
    [
      'too many',
      (file) => (file.targets = Array.from({ length: 101 }, (_, n) => ({ ...file.targets[0]!, id: `t${n}` }))),
      /^targets must be at most 100 targets/,
    ],
    ['none', (file) => (file.targets = []), /^targets must hold at least one target/],
  ])('refuses %s, and says where', (_, change, message) => {
    expect(() => readTargets(changed(change))).toThrow(message)
    expect(() => readTargets(changed(change))).toThrow(TargetsError)
  })

  it.each([
    ['', /not JSON/],
    ['[1]', /must be an object|is missing/],
    ['null', /must be an object/],
    [`"${'x'.repeat(300_000)}"`, /longer than 262144 characters/],
  ])('refuses what is no such file', (json, message) => {
    expect(() => readTargets(json)).toThrow(message)
  })

  it('takes a file that leaves out what may be missing', () => {
    const { targets: read } = readTargets(changed((file) => delete file.targets[0]!.headroomDb))
    expect(read[0]).toMatchObject({ headroomDb: null, toleranceLu: null, actsAboveLufs: null })
  })
})

/**
 * Worked by hand from STANDARDS 4.4 to 4.6: what comes in (LUFS, dBTP), the gain in dB, what stops it.
 * Broken once by turning up to full scale, without the headroom.
 */
const TABLE: [id: string, lufs: number, dbtp: number, gainDb: number, limitedBy: string | null, sentence: string][] = [
  // Spotify's own example: lifted to -16 only.
  ['spotify-normal', -20, -5, 4, 'truePeak', 'Turned up only 4.0 dB because of true peak'],
  ['spotify-normal', -10.8, -1, -3.2, null, 'Turned down 3.2 dB'],
  ['spotify-normal', -16, -6, 2, null, 'Turned up 2.0 dB'],
  ['spotify-normal', -16, -3, 2, null, 'Turned up 2.0 dB'],
  ['spotify-normal', -16, -2.4, 1.4, 'truePeak', 'Turned up only 1.4 dB because of true peak'],
  ['spotify-normal', -16, -1, 0, 'truePeak', 'Left as it is: true peak leaves no room to turn it up'],
  ['spotify-normal', -16, 0.5, 0, 'truePeak', 'Left as it is: true peak leaves no room to turn it up'],
  ['spotify-normal', -14.04, -1, 0, null, 'Left as it is: it has the level'],
  ['spotify-loud', -20, -5, 9, 'limiter', 'Turned up 9.0 dB, into a limiter at -1 dB'],
  ['spotify-loud', -20, -12, 9, null, 'Turned up 9.0 dB'],
  ['spotify-loud', -8, -1, -3, null, 'Turned down 3.0 dB'],
  ['spotify-quiet', -14, -1, -5, null, 'Turned down 5.0 dB'],
  ['spotify-web', -8, -1, 0, null, 'Plays as it is: nothing is turned up or down'],
  ['youtube', -9, -1, -5, null, 'Turned down 5.0 dB'],
  ['youtube', -18, -6, 0, null, 'Left as it is: it only turns down'],
  ['youtube-music', -9, -1, 0, null, 'Left as it is: it acts only above -7 LUFS'],
  // Production Advice read 2.3 dB for a song of -5.3, by the service's own measurement of what it had coded.
  ['youtube-music', -5.3, 3.48, -1.7, null, 'Turned down 1.7 dB'],
  ['deezer', -12.5, -1, -2.5, null, 'Turned down 2.5 dB'],
  ['soundcloud-10', -12, -1, 0, null, 'Left as it is: it only turns down'],
  ['apple-podcasts', -16.9, -1.2, 0, null, 'Asks for -16 ±1 LUFS: kept'],
  ['apple-podcasts', -12, -0.5, 0, null, 'Asks for -16 ±1 LUFS: 4.0 LU over, true peak over -1 dBTP'],
  ['ebu-r128', -23.2, -3, 0, null, 'Asks for -23 ±0.2 LUFS: kept'],
  ['ebu-r128', -23.3, -3, 0, null, 'Asks for -23 ±0.2 LUFS: 0.3 LU under'],
  ['ebu-r128-s2', -19.9, -1, 0, null, 'Asks for -18 ±2 LUFS: kept'],
  ['aes-td1008-album', -14, -1, 0, null, 'Asks for -14 LUFS: kept'],
]

describe('what a service does to a master', () => {
  it.each(TABLE)('%s: %s LUFS, %s dBTP: %s dB', (id, integratedLufs, truePeakDbtp, gainDb, limitedBy, sentence) => {
    const effect = whatServiceDoes(target(id), { integratedLufs, truePeakDbtp })
    expect(effect).toMatchObject({ limitedBy, sentence })
    expect(effect.gainDb).toBeCloseTo(gainDb, 9)
    expect(effect.playsAtLufs).toBeCloseTo(integratedLufs + gainDb, 9)
  })

  it('asks short forms for their loudest 3 s too', () => {
    const figures = { integratedLufs: -23, truePeakDbtp: -3 }
    const s1 = target('ebu-r128-s1')
    expect(whatServiceDoes(s1, { ...figures, maxShortTermLufs: -18.1 }).sentence).toMatch(/: kept$/)
    expect(whatServiceDoes(s1, { ...figures, maxShortTermLufs: -17.9 }).sentence).toMatch(
      /: loudest 3 s over -18 LUFS$/,
    )
  })

  it('leaves silence alone', () => {
    for (const one of targets) {
      const silent = { integratedLufs: Number.NEGATIVE_INFINITY, truePeakDbtp: Number.NEGATIVE_INFINITY }
      expect(whatServiceDoes(one, silent)).toMatchObject({ gainDb: 0, limitedBy: null })
    }
  })
})
