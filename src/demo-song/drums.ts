import { FILL_BARS, hatHits, kickHits, OUTRO_KICK_STEPS, snareHits, TOM_FILL } from './drum-patterns'
import { Drummer } from './drummer'
import { reverberate } from './reverb'
import { CHORUS, OUTRO, VERSE } from './score'
import type { Studio } from './studio'
import type { Track } from './track'

/** The drums' stem: the kit, and the room that it stands in. */
export function renderDrums(studio: Studio): Track {
  const drummer = new Drummer(studio)
  for (let bar = 0; bar < VERSE; bar++) playIntro(drummer, bar)
  for (let bar = VERSE; bar < OUTRO; bar++) playGroove(drummer, bar)
  playOutro(drummer)
  drummer.crash(VERSE, 0.22)
  drummer.crash(CHORUS, 0.5)
  drummer.crash(CHORUS + 4, 0.38)
  drummer.crash(OUTRO, 0.38)
  drummer.crash(OUTRO + 1, 0.46)

  const { dry, room } = drummer
  room.mix(dry, 0.09)
  dry.mix(reverberate(studio, room, { seconds: 0.75, size: 0.7, dampHz: 5500, preDelayMs: 8, lowCutHz: 180 }))
  return dry
}

function playIntro(drummer: Drummer, bar: number): void {
  for (const { step, velocity } of hatHits(bar)) drummer.hat(bar, step, 0.75 * velocity)
  if (bar >= 2) drummer.rim(bar, 4, false)
  drummer.rim(bar, 12, bar >= 2)
}

function playGroove(drummer: Drummer, bar: number): void {
  const inChorus = bar >= CHORUS
  const end = FILL_BARS.includes(bar) ? 9 : 16
  for (const { step, velocity } of kickHits(bar)) drummer.kick(bar, step, velocity)
  for (const { step, velocity } of snareHits(bar)) if (step < end) drummer.snare(bar, step, velocity)
  for (const { step, velocity } of hatHits(bar)) if (step < end) drummer.hat(bar, step, velocity)
  // The shaker joins in the second half of the verse, and leans in for the chorus.
  if (bar >= VERSE + 4) drummer.shake(bar, inChorus ? 0.5 : 0.34)
  if (inChorus) {
    for (const step of [2, 6, 10, 14]) if (step < end) drummer.openHat(bar, step)
    for (const step of [0, 4, 8, 12]) drummer.ride(bar, step)
  }
  if (end === 16) return
  for (const [step, which, gain, pan] of TOM_FILL) drummer.tom(bar, step, which, gain, pan)
  for (const step of [12, 13, 15]) drummer.snare(bar, step, step === 12 ? 1 : 0.7)
}

function playOutro(drummer: Drummer): void {
  for (const step of OUTRO_KICK_STEPS) drummer.kick(OUTRO, step, 0.95)
  for (const step of [4, 10]) drummer.snare(OUTRO, step, 1)
  for (const step of [0, 2, 4, 6, 8, 10, 12, 14]) drummer.hat(OUTRO, step, step % 4 ? 0.6 : 0.85)
}
