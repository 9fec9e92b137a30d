// The multiband compressor's crossovers as curves for the screen; and by itself with its followers, its gains and its solo,
// so that tests can hold them against their definitions.

import { curvePoints } from '../equaliser/curve-exports'
import { lowBandGain, warpedCorner } from './linkwitz-riley'
import { Multiband, orderedCrossoverHz } from './multiband'
import { MultibandFollower } from './multiband-follower'

/** -300 dB. */
const FLOOR: f64 = 1e-15

/** Where crossover `index`, 0 to 2, runs when these are asked for. */
export function multibandCrossoverHz(index: i32, hz1: f64, hz2: f64, hz3: f64): f64 {
  return orderedCrossoverHz(index, hz1, hz2, hz3)
}

/** Replaces `count` frequencies in hertz at curvePoints by the response in decibels of a band's filters, gain aside. */
export function curveMultibandDb(
  rateHz: f64,
  fourBands: bool,
  band: i32,
  hz1: f64,
  hz2: f64,
  hz3: f64,
  count: i32,
): void {
  const corner1 = warpedCorner(orderedCrossoverHz(0, hz1, hz2, hz3), rateHz)
  const corner2 = warpedCorner(orderedCrossoverHz(1, hz1, hz2, hz3), rateHz)
  const corner3 = warpedCorner(orderedCrossoverHz(2, hz1, hz2, hz3), rateHz)
  for (let i = 0; i < count; i++) {
    const at = curvePoints() + ((<usize>i) << 3)
    const w = (2 * NativeMath.PI * load<f64>(at)) / rateHz
    const low2 = lowBandGain(corner2, w)
    let gain: f64
    if (band < 2) {
      const low1 = lowBandGain(corner1, w)
      gain = low2 * (band === 0 ? low1 : 1 - low1)
    } else {
      const low3 = fourBands ? lowBandGain(corner3, w) : 1
      gain = (1 - low2) * (band === 2 ? low3 : 1 - low3)
    }
    store<f64>(at, 20 * NativeMath.log10(max(gain, FLOOR)))
  }
}

export function multibandCreate(rateHz: f64, maxBlock: i32): Multiband {
  return new Multiband(rateHz, maxBlock)
}

export function multibandFollowerCreate(leader: Multiband, rateHz: f64, maxBlock: i32): MultibandFollower {
  return new MultibandFollower(leader, rateHz, maxBlock)
}

/** Room for `slots` f64. */
export function multibandMemory(slots: i32): usize {
  return heap.alloc((<usize>slots) << 3)
}

export function multibandSetTargets(self: Multiband, params: usize): void {
  self.setTargets(params, 0)
}

export function multibandSetSolo(self: Multiband, band: i32): void {
  self.setSolo(band)
}

export function multibandReset(self: Multiband): void {
  self.reset()
}

export function multibandProcess(self: Multiband, buffer: usize, frames: i32): void {
  self.process(buffer, frames)
}

export function multibandGains(self: Multiband, band: i32): usize {
  return self.gains(band)
}

export function multibandReductionsDb(self: Multiband): usize {
  return self.reductionsDb
}

export function multibandFollowerReset(self: MultibandFollower): void {
  self.reset()
}

export function multibandFollowerProcess(self: MultibandFollower, buffer: usize, frames: i32): void {
  self.process(buffer, frames)
}
