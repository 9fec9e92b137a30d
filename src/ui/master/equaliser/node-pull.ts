import { EQ_BAND, type EqBandSettings } from '../../../params'
import { tidy } from '../../controls/taper'
import { frequencyAt, frequencyPlace } from './frequency-place'
import { type AnyBand, hasGain } from './node-text'

/** Share of the pointer's way while Shift is held. */
const FINE = 0.1
/** Pixels up or down that make Q twice or half of what it was, and a wheel's way that does. */
const Q_OCTAVE_PX = 60
const Q_OCTAVE_WHEEL_PX = 700
const DB_PER_WHEEL_PX = 0.005

/** A band while it is pulled: unrounded, so that slow pulls are not lost in the last digit. */
export interface Pull {
  place: number
  gainDb: number
  q: number
}

export function startPull(band: AnyBand): Pull {
  return { place: frequencyPlace(band.hz), gainDb: band.gainDb, q: band.q }
}

interface Way {
  /** Pixels to the right and up. */
  readonly right: number
  readonly up: number
  readonly width: number
  /** Decibels of one pixel. */
  readonly dbPerPx: number
  /** Shift: a tenth of the way. */
  readonly fine: boolean
  /** Alt: the width of the band instead of its place. */
  readonly byQ: boolean
}

/** Pulls a band along; `pull` remembers where it is. The values are those that the band gets. */
export function pullBand(band: AnyBand, pull: Pull, way: Way): Partial<EqBandSettings> {
  const share = way.fine ? FINE : 1
  if (way.byQ) {
    pull.q = held(pull.q * 2 ** ((way.up / Q_OCTAVE_PX) * share), EQ_BAND.q.min, EQ_BAND.q.max)
    return { q: tidy(EQ_BAND.q, pull.q) }
  }
  pull.place = held(pull.place + (way.right / way.width) * share, 0, 1)
  const hz = tidy(EQ_BAND.hz, frequencyAt(pull.place))
  if (!hasGain(band)) return { hz }
  pull.gainDb = held(pull.gainDb + way.up * way.dbPerPx * share, EQ_BAND.gainDb.min, EQ_BAND.gainDb.max)
  return { hz, gainDb: tidy(EQ_BAND.gainDb, pull.gainDb) }
}

interface Turn {
  readonly deltaX: number
  readonly deltaY: number
  readonly deltaMode: number
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** A wheel over a band: narrower or wider; with Alt louder or softer. Shift makes it fine. */
export function turnBand(band: AnyBand, pull: Pull, turn: Turn): Partial<EqBandSettings> {
  // With Shift held some systems turn the wheel sideways.
  const lines = -(turn.deltaY || turn.deltaX)
  const px = lines * (turn.deltaMode === 1 ? 33 : turn.deltaMode === 2 ? 100 : 1) * (turn.shiftKey ? FINE : 1)
  if (turn.altKey) {
    if (!hasGain(band)) return {}
    pull.gainDb = held(pull.gainDb + px * DB_PER_WHEEL_PX, EQ_BAND.gainDb.min, EQ_BAND.gainDb.max)
    return { gainDb: tidy(EQ_BAND.gainDb, pull.gainDb) }
  }
  pull.q = held(pull.q * 2 ** (px / Q_OCTAVE_WHEEL_PX), EQ_BAND.q.min, EQ_BAND.q.max)
  return { q: tidy(EQ_BAND.q, pull.q) }
}

function held(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value))
}
