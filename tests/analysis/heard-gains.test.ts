import { describe, expect, it } from 'vitest'
import type { ComparedSound } from '../../src/analysis/compared-sounds'
import { comparedSounds } from '../../src/analysis/compared-sounds'
import { heardGains, heardLoudness } from '../../src/analysis/heard-gains'
import { defaultSession, newGroup, newReference } from '../../src/session/new-session'
import type { SongFigures } from '../../src/state/loudness-store'

const RATE = 48_000
const stem = (sha256: string, seconds = 60) => ({
  fileName: `${sha256}.wav`,
  sha256,
  rateHz: RATE,
  channels: 2,
  frames: seconds * RATE,
  lossy: false,
})

/** A sound of a minute whose momentary loudness is given for each second. */
function figures(lufsAt: (second: number) => number, truePeakDbtp = -6): SongFigures {
  const momentaryLufs = Float32Array.from({ length: 6000 }, (_, index) => lufsAt(Math.floor(index / 100)))
  // What a meter would say of it all: the mean power (both halves pass the gates in these tests).
  const power = momentaryLufs.reduce((sum, lufs) => sum + 10 ** (lufs / 10), 0) / momentaryLufs.length
  return {
    ...{ integratedLufs: 10 * Math.log10(power), truePeakDbtp, loudnessRangeLu: 0, plrDb: 0 },
    ...{ maxShortTermLufs: 0, maxMomentaryLufs: 0, maxGainReductionDb: 0, loudest: null, peaks: [], holds: [] },
    history: {
      ...{ hopSeconds: 0.01, momentaryLufs, shortTermLufs: momentaryLufs, truePeakDbtp: momentaryLufs },
      ...{ fineHopSeconds: 0.01, fineMomentaryLufs: momentaryLufs },
    },
  }
}

function song() {
  return { ...defaultSession(RATE), groups: [newGroup('g1', [stem('a')])] }
}

const halves = (first: number, second: number) => figures((at) => (at < 30 ? first : second))
const nowhere = { versions: [], codec: null, musicOffsetSeconds: 0 }

describe('equal loudness', () => {
  it('is that of the whole song', () => {
    const gains = heardGains(song(), [], { master: halves(-10, -10), sum: halves(-16, -16) })
    expect(gains.master).toBeCloseTo(-6, 9)
    expect(gains.sum).toBe(0)
  })

  it('is that of the loop where one is played', () => {
    const session = { ...song(), loop: { on: true, startSeconds: 2, endSeconds: 20 } }
    const gains = heardGains(session, [], { master: halves(-10, -14), sum: halves(-13, -14) })
    expect(gains.master).toBeCloseTo(-3, 5)
    expect(gains.sum).toBe(0)
    const later = { ...session, loop: { on: true, startSeconds: 40, endSeconds: 50 } }
    expect(heardGains(later, [], { master: halves(-10, -14), sum: halves(-13, -14) }).master).toBeCloseTo(0, 5)
  })

  /** Broken once by reading a reference at the song's own seconds. */
  it('is that of the part of a reference that lies beside the loop, or of its own loop', () => {
    const session = { ...song(), loop: { on: true, startSeconds: 2, endSeconds: 20 } }
    const reference = { ...newReference('r1', stem('b')), offsetSeconds: -35 }
    const known = { master: halves(-10, -14), 'reference:r1': halves(-20, -8) }
    session.compare.references = [reference]
    expect(heardLoudness(session, comparedSounds(session, nowhere), known)['reference:r1']).toBeCloseTo(-8, 5)
    reference.loop = { on: true, startSeconds: 3, endSeconds: 13 }
    expect(heardLoudness(session, comparedSounds(session, nowhere), known)['reference:r1']).toBeCloseTo(-20, 5)
  })

  it('counts a master that begins later from its own beginning', () => {
    const session = song()
    session.master.fades.startSeconds = 30
    session.loop = { on: true, startSeconds: 31, endSeconds: 50 }
    expect(heardLoudness(session, [], { master: halves(-10, -20) }).master).toBeCloseTo(-10, 5)
  })

  it('leaves everything as it is where it is off, but for a trim', () => {
    const session = song()
    session.compare.matchLoudness = false
    const sounds: ComparedSound[] = [
      { slot: 'reference:r1', label: 'r', stem: stem('b'), offsetFrames: 0, loop: null, trimDb: -2.5 },
    ]
    const known = { master: halves(-10, -10), 'reference:r1': halves(-16, -16) }
    expect(heardGains(session, sounds, known)).toEqual({ master: 0, 'reference:r1': -2.5 })
    session.compare.matchLoudness = true
    expect(heardGains(session, sounds, known).master).toBeCloseTo(-6, 9)
  })
})

describe('the song without a processor', () => {
  it('is as loud as the song with it', () => {
    const gains = heardGains(song(), [], { master: halves(-10, -10), bypassed: halves(-13, -13) })
    expect(gains.master).toBe(0)
    expect(gains.bypassed).toBeCloseTo(3, 9)
  })

  /** Broken once by turning up the one alone. */
  it('turns everything down where it would clip', () => {
    const bypassed = figures(() => -13, -1)
    const gains = heardGains(song(), [], { master: halves(-10, -10), sum: halves(-10, -10), bypassed })
    expect(gains.bypassed).toBeCloseTo(1, 9)
    expect(gains.master).toBeCloseTo(-2, 9)
    expect(gains.sum).toBeCloseTo(-2, 9)
  })
})
