import { expect, it } from 'vitest'
import { LiveMeters } from '../../src/audio/live-meters'
import { METER } from '../../src/engine/loudness-meter'
import { METER_FRAME, METER_FRAME_LENGTH, STRIP_METER, STRIP_METERS } from '../../worklets/meter-frame'

const third = METER_FRAME.strips + 2 * STRIP_METERS

function frame(contextFrame: number, peak: number, momentary: number): Float64Array {
  const values = new Float64Array(METER_FRAME_LENGTH)
  values[METER_FRAME.contextFrame] = contextFrame
  values[METER_FRAME.masterPeakLeft] = peak
  values[third + STRIP_METER.peakRight] = peak / 2
  values[METER_FRAME.loudness + METER.momentaryLufs] = momentary
  return values
}

it('shows what is audible, not what was computed last', () => {
  let heard = 0
  const meters = new LiveMeters(() => heard)
  meters.receive(frame(1000, 0.5, -20))
  meters.receive(frame(2000, 0.9, -10))
  expect(meters.update(1).master.peakLeft).toBe(0)
  heard = 1000
  expect(meters.update(2).master.peakLeft).toBe(0.5)
  expect(meters.loudness.momentaryLufs).toBe(-20)
  expect(meters.strips[2]?.peakRight).toBe(0.25)
  heard = 5000
  expect(meters.update(3).master.peakLeft).toBe(0.9)
})

it('keeps the largest peak between two looks, and the latest loudness', () => {
  const meters = new LiveMeters(() => 5000)
  meters.receive(frame(1000, 0.9, -10))
  meters.receive(frame(2000, 0.2, -30))
  meters.update(1)
  expect(meters.master.peakLeft).toBe(0.9)
  expect(meters.loudness.momentaryLufs).toBe(-30)
})

it('reads once per animation frame, and gives the same objects each time', () => {
  const meters = new LiveMeters(() => 5000)
  const { master } = meters
  meters.receive(frame(1000, 0.9, -10))
  meters.update(7)
  meters.receive(frame(2000, 0.1, -10))
  meters.update(7)
  expect(meters.master.peakLeft).toBe(0.9)
  expect(meters.master).toBe(master)
  meters.update(8)
  expect(meters.master.peakLeft).toBe(0.1)
})

it('begins with loudness undefined', () => {
  expect(Object.values(new LiveMeters(() => 0).loudness).every((value) => value === -Infinity)).toBe(true)
})

it('averages powers over all frames between two looks, and takes the largest level', () => {
  const meters = new LiveMeters(() => 5000)
  const powers = (contextFrame: number, energy: number, frames: number, key: number) => {
    const values = frame(contextFrame, 0.1, -10)
    values[METER_FRAME.energyLeft] = energy
    values[METER_FRAME.energyRight] = energy / 4
    values[METER_FRAME.energyFrames] = frames
    values[METER_FRAME.glueKeyPower] = key
    values[third + STRIP_METER.keyPower] = key / 100
    return values
  }
  meters.receive(powers(1000, 80, 800, 0.01))
  meters.receive(powers(2000, 400, 1600, 0.1))
  meters.receive(powers(3000, 0, 0, 0))
  meters.update(1)
  expect(meters.master.meanSquareLeft).toBeCloseTo(0.2, 12)
  expect(meters.master.meanSquareRight).toBeCloseTo(0.05, 12)
  expect(meters.master.glueKeyDb).toBeCloseTo(-10, 9)
  expect(meters.strips[2]?.keyDb).toBeCloseTo(-30, 9)
  expect(meters.strips[1]?.keyDb).toBe(-Infinity)
  meters.receive(powers(4000, 0, 0, 0))
  meters.update(2)
  expect(meters.master.meanSquareLeft).toBe(0)
  expect(meters.master.glueKeyDb).toBe(-Infinity)
})
