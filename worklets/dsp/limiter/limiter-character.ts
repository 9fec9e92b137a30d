// The characters of the limiter: how late its gain falls and how it comes back. The ceiling does not depend on them,
// for whatever the release, the gain is never above what the look-ahead asks for (limiter-envelope).
//
// The gain comes back in two stages: first to a floor, then with the floor. Times are parts of the set release.
// In auto mode the floor learns what is sustained; otherwise it is a part of the last peak, so that every peak is let go
// in the same way.

import { LIMITER_CHARACTER_LOUD, LIMITER_CHARACTER_PUNCHY } from '../generated/slots'

export class LimiterCharacter {
  /** The part of the look-ahead in which the gain falls. */
  attackPart: f64 = 1
  /** Auto: the release to the floor, that of the floor, and how fast it is learnt as a part of the latter. */
  autoRelease: f64 = 1
  autoFall: f64 = 10
  autoRise: f64 = 0.3
  /** Auto: how much of what is sustained is held. */
  autoFloor: f64 = 1
  /** The same with auto off; without a floor the release is one exponential. */
  release: f64 = 1
  fall: f64 = 1
  floor: f64 = 0
}

const TRANSPARENT = new LimiterCharacter()
const PUNCHY = new LimiterCharacter()
const LOUD = new LimiterCharacter()

// A floor that is learnt within a hit and held over the next ones: hits find the gain where they need it, so their
// shape stays, and the little that one of them needs more is given back at once.
PUNCHY.attackPart = 0.4
PUNCHY.autoRelease = 0.25
PUNCHY.autoFall = 20
PUNCHY.autoRise = 0.02
PUNCHY.release = 0.3
PUNCHY.fall = 5
PUNCHY.floor = 0.6

// A floor that is learnt too slowly for hits: it is there for steady low tones, which a fast release would distort.
LOUD.autoRelease = 0.2
LOUD.autoFall = 2
LOUD.autoRise = 1.5
LOUD.autoFloor = 0.9
LOUD.release = 0.35

/** `choice`: LIMITER_CHARACTER_*. */
export function limiterCharacter(choice: i32): LimiterCharacter {
  if (choice === LIMITER_CHARACTER_PUNCHY) return PUNCHY
  return choice === LIMITER_CHARACTER_LOUD ? LOUD : TRANSPARENT
}
