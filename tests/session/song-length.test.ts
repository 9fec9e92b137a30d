import { describe, expect, it } from 'vitest'
import { defaultSession, newGroup } from '../../src/session/new-session'
import {
  convertedFrames,
  masterSpan,
  mostCommonRate,
  songFrames,
  stemFrames,
  tailFrames,
} from '../../src/session/song-length'

const stem = (rateHz: number, frames: number) => ({
  fileName: 'x.wav',
  sha256: null,
  rateHz,
  channels: 2,
  frames,
  lossy: false,
})

describe('song length', () => {
  it('is the longest stem at the rate of the session', () => {
    const session = defaultSession(48000)
    session.groups = [newGroup('g1', [stem(48000, 100), stem(44100, 44101)]), newGroup('g2', [stem(96000, 95999)])]
    expect(convertedFrames(stem(44100, 44101), 48000)).toBe(48001)
    expect(convertedFrames(stem(96000, 95999), 48000)).toBe(48000)
    expect(songFrames(session)).toBe(48001)
  })

  it('is nothing without stems', () => {
    expect(songFrames(defaultSession(48000))).toBe(0)
  })

  it('is cut by the start and the end of the master, never below nothing', () => {
    const session = defaultSession(48000)
    session.groups = [newGroup('g1', [stem(48000, 48000)])]
    Object.assign(session.master.fades, { startSeconds: 0.25, endSeconds: 0.5 })
    expect(masterSpan(session)).toEqual({ start: 12000, end: 24000, frames: 12000 })
    Object.assign(session.master.fades, { startSeconds: 0.75, endSeconds: 0.5 })
    expect(masterSpan(session)).toEqual({ start: 36000, end: 36000, frames: 0 })
  })
})

describe("the reverb's tail", () => {
  it('belongs to the song where a strip that sounds sends to it, and the end of the master counts from it', () => {
    const session = defaultSession(48000)
    session.groups = [newGroup('g1', [stem(48000, 48000)])]
    Object.assign(session.master.reverb, { on: true, preDelayMs: 10, decaySeconds: 1 })
    expect(tailFrames(session)).toBe(0)
    const { strip } = session.groups[0]!
    strip.send.on = true
    expect(tailFrames(session)).toBe(Math.round(480 + 2.3 * 48000))
    expect(songFrames(session)).toBe(stemFrames(session) + tailFrames(session))
    session.master.fades.endSeconds = 0.5
    expect(masterSpan(session).end).toBe(songFrames(session) - 24000)
    strip.output.mute = true
    expect(songFrames(session)).toBe(48000)
  })
})

describe('mostCommonRate', () => {
  it('counts, and goes higher in a tie', () => {
    expect(mostCommonRate([44100, 48000, 44100])).toBe(44100)
    expect(mostCommonRate([44100, 48000, 96000, 48000, 44100])).toBe(48000)
    expect(mostCommonRate([96000, 44100])).toBe(96000)
    expect(mostCommonRate([0])).toBe(null)
  })
})
