import type { DeliveryTarget } from '../delivery/targets/delivery-target'
import { whatServiceDoes } from '../delivery/targets/what-service-does'
import type { LoudnessState, MeasuredSlot, SlotLoudness, SongFigures } from '../state/loudness-store'
import type { Gains } from './heard-gains'

/** Headroom of an audition where the service names none of its own, in dB. */
const HEADROOM_DB = 1

/**
 * What the monitor turns each slot up or down by, in dB: the gains of the loudness match, or, with a service to be
 * heard as, what that service would do to each slot by its own figures. A slot that is not measured yet stays as it is.
 */
export function slotGains({ slots }: LoudnessState, target: DeliveryTarget | null): Gains {
  const gains: Gains = {}
  for (const [slot, { figures, gainDb }] of Object.entries(slots) as [MeasuredSlot, SlotLoudness][]) {
    gains[slot] = !target ? gainDb : figures ? serviceGainDb(target, figures) : 0
  }
  return gains
}

/** Never up to where the monitor would clip: a service's limiter is not part of the audition. */
export function serviceGainDb(target: DeliveryTarget, figures: SongFigures): number {
  const { gainDb } = whatServiceDoes(target, figures)
  if (gainDb <= 0) return gainDb
  const ceilingDb = target.limiterWhenUp?.ceilingDb ?? -(target.headroomDb ?? HEADROOM_DB)
  return Math.max(0, Math.min(gainDb, ceilingDb - figures.truePeakDbtp))
}
