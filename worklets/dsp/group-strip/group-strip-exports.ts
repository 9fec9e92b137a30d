// What the host sees of a group strip: a handle, the addresses of its blocks, and its verbs.
import { GroupStrip } from './group-strip'

export * from '../compressor/compressor-exports'

export function groupStripCreate(rateHz: f64, maxBlock: i32): GroupStrip {
  return new GroupStrip(rateHz, maxBlock)
}

export function groupStripParams(strip: GroupStrip): usize {
  return strip.params
}

export function groupStripPorts(strip: GroupStrip): usize {
  return strip.ports
}

export function groupStripMeters(strip: GroupStrip): usize {
  return strip.meters
}

export function groupStripApplyParams(strip: GroupStrip): void {
  strip.applyParams()
}

export function groupStripSetAudition(strip: GroupStrip, gain: f64): void {
  strip.setAudition(gain)
}

/** Listens to what a processor changes, by its number in STRIP_PROCESSORS, or to one of its bands; -1 for none of either. */
export function groupStripSetDelta(strip: GroupStrip, processor: i32, band: i32): void {
  strip.listening.listenTo(processor, band)
}

/** Looks at a processor, by its number in STRIP_PROCESSORS; -1 looks at none. */
export function groupStripSetScope(strip: GroupStrip, processor: i32): void {
  strip.listening.watch(processor)
}

/** Whether the last block has a delta; else those planes were not written. */
export function groupStripHasDelta(strip: GroupStrip): bool {
  return strip.hasDelta
}

export function groupStripReset(strip: GroupStrip): void {
  strip.reset()
}

export function groupStripProcess(strip: GroupStrip, frames: i32, songFrame: f64): void {
  strip.process(frames, songFrame)
}

export function groupStripLatency(strip: GroupStrip): i32 {
  return strip.latency
}

/** Where the host writes rides: pairs of f64, a section's first song frame and its offset in decibels. */
export function groupStripRides(strip: GroupStrip): usize {
  return strip.rides.list
}

/** Takes the first `sections` pairs; 0 is no ride at all. */
export function groupStripSetRides(strip: GroupStrip, sections: i32): void {
  strip.rides.setList(sections)
}

export function groupStripClearMeters(strip: GroupStrip): void {
  strip.clearMeters()
}
