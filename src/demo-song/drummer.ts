import { closedHats, crash, openHat, ride } from './cymbals'
import { clap, kick, rim, shaker, snare, tom } from './kit'
import { Noise } from './noise'
import { CHORUS, frameOf, SONG_FRAMES } from './score'
import { DEMO_RATE_HZ, frames, type Studio } from './studio'
import { Track } from './track'

function buildKit(studio: Studio) {
  return {
    kick: kick(studio),
    snares: [snare(studio, 21, 0.085), snare(studio, 22, 0.09)],
    ghost: snare(studio, 23, 0.04),
    clap: clap(studio, 31),
    rim: rim(studio),
    shakers: [shaker(studio, 43), shaker(studio, 44)],
    hats: closedHats(studio),
    open: openHat(studio),
    ride: ride(studio),
    crash: crash(studio),
    toms: [tom(studio, 148), tom(studio, 110), tom(studio, 82)],
  }
}

/** A pair of hands with a kit: late by a hair on the snare, uneven by a millisecond on the hats, harder in the chorus. */
export class Drummer {
  readonly dry = new Track(SONG_FRAMES)
  /** What the room hears beyond the kit's bleed. */
  readonly room = new Track(SONG_FRAMES)
  private readonly hand = new Noise(5)
  private readonly kit: ReturnType<typeof buildKit>

  constructor(studio: Studio) {
    this.kit = buildKit(studio)
  }

  kick(bar: number, step: number, velocity: number): void {
    this.dry.strike(this.kit.kick, frameOf(bar, step), (bar < CHORUS ? 0.76 : 0.86) * velocity)
  }

  /** A ghost below half velocity; with claps in the chorus. */
  snare(bar: number, step: number, velocity: number): void {
    const { dry, room, kit } = this
    const at = frameOf(bar, step) + frames(0.004)
    if (velocity < 0.5) {
      dry.strike(kit.ghost, at + this.jitter(1.5), 0.16 * this.hand.between(0.8, 1.2), -0.06)
      return
    }
    const sound = kit.snares[step === 4 ? 0 : 1] as Float64Array
    const level = bar < CHORUS ? 0.66 : 0.84
    dry.strike(sound, at, level, -0.06)
    room.strike(sound, at, level * (bar < CHORUS ? 0.24 : 0.42))
    if (bar < CHORUS) return
    dry.strike(kit.clap, at, 0.5, 0.1)
    room.strike(kit.clap, at, 0.3, -0.2)
  }

  hat(bar: number, step: number, velocity: number): void {
    const sound = this.kit.hats[Math.abs(this.jitter(1000)) % 4] as Float64Array
    const gain = 0.7 * velocity * velocity * this.hand.between(0.85, 1.1)
    this.dry.strike(sound, frameOf(bar, step) + this.jitter(1.2), gain, 0.35)
  }

  openHat(bar: number, step: number): void {
    this.dry.strike(this.kit.open, frameOf(bar, step), 0.4, 0.35)
  }

  ride(bar: number, step: number): void {
    this.dry.strike(this.kit.ride, frameOf(bar, step), 0.16, -0.35)
  }

  rim(bar: number, step: number, echoed: boolean): void {
    this.dry.strike(this.kit.rim, frameOf(bar, step), 0.3, -0.3)
    if (echoed) this.room.strike(this.kit.rim, frameOf(bar, step), 0.22, 0.3)
  }

  shake(bar: number, level: number): void {
    for (let step = 0; step < 16; step++) {
      const accent = step % 4 === 2 ? 1 : step % 2 === 0 ? 0.6 : 0.42
      const sound = this.kit.shakers[step % 2] as Float64Array
      this.dry.strike(sound, frameOf(bar, step) + this.jitter(1.5), level * accent, -0.6)
    }
  }

  tom(bar: number, step: number, which: number, gain: number, pan: number): void {
    const sound = this.kit.toms[which] as Float64Array
    this.dry.strike(sound, frameOf(bar, step), gain, pan)
    this.room.strike(sound, frameOf(bar, step), 0.25 * gain, pan)
  }

  crash(bar: number, gain: number): void {
    const [left, right] = this.kit.crash
    this.dry.strike(left, frameOf(bar, 0), gain * 0.7, -0.7)
    this.dry.strike(right, frameOf(bar, 0), gain * 0.7, 0.7)
  }

  private jitter(ms: number): number {
    return Math.round(this.hand.next() * ms * (DEMO_RATE_HZ / 1000))
  }
}
