import { describe, expect, it } from 'vitest'
import { MONITOR_SLOT, Monitor } from '../../src/engine/monitor'
import { clickDbfs, clickTone } from './click'
import { dsp, type Stereo, whiteNoise } from './limiter-signals'

const RATE_HZ = 48000
const LATENCY = 354
const STRIP_LATENCY = 47
const ROUGH = MONITOR_SLOT.firstLane
const REFERENCE = ROUGH + 1

interface Sounds {
  master: Stereo
  lanes: Stereo[]
  dry: Stereo[]
}

type Action = (monitor: Monitor) => void

function listen(sounds: Sounds, actions: [frame: number, action: Action][] = [], block = 128, latency = LATENCY) {
  const monitor = new Monitor(dsp, {
    rateHz: RATE_HZ,
    maxBlock: 4096,
    groups: sounds.dry.length,
    lanes: 16,
    latencyFrames: latency,
    stripLatencyFrames: STRIP_LATENCY,
  })
  monitor.setLanes((1 << sounds.lanes.length) - 1)
  const frames = sounds.master.left.length
  const out = { left: new Float32Array(frames), right: new Float32Array(frames) }
  const queue = [...actions]
  for (let start = 0; start < frames; ) {
    while (queue.length > 0 && queue[0]![0] <= start) queue.shift()![1](monitor)
    const end = Math.min(frames, start + block, queue[0]?.[0] ?? frames)
    const feed = (to: Float32Array, from: Float32Array) => to.set(from.subarray(start, end))
    feed(monitor.masterLeft, sounds.master.left)
    feed(monitor.masterRight, sounds.master.right)
    sounds.lanes.forEach((lane, i) => {
      feed(monitor.laneLeft(i), lane.left)
      feed(monitor.laneRight(i), lane.right)
    })
    sounds.dry.forEach((dry, i) => {
      feed(monitor.dryLeft(i), dry.left)
      feed(monitor.dryRight(i), dry.right)
    })
    monitor.process(end - start)
    out.left.set(monitor.outputLeft.subarray(0, end - start), start)
    out.right.set(monitor.outputRight.subarray(0, end - start), start)
    start = end
  }
  return out
}

function noise(seed: number, frames = 8000): Stereo {
  return { left: whiteNoise(frames, 0.5, seed), right: whiteNoise(frames, 0.5, seed + 100) }
}

const sounds: Sounds = { master: noise(1), lanes: [noise(2), noise(3)], dry: [noise(4), noise(5), noise(6)] }
const choose =
  (slot: number): Action =>
  (monitor) => {
    monitor.setSlot(slot)
    monitor.reset()
  }

function delayed(samples: Float32Array, frames = LATENCY): Float32Array {
  const out = new Float32Array(samples.length)
  out.set(samples.subarray(0, samples.length - frames), frames)
  return out
}

/** What comes straight from the player has all of the way before it. */
const wholeWay = (samples: Float32Array) => delayed(samples, STRIP_LATENCY + LATENCY)

describe('the monitor', () => {
  it('passes the master bit for bit', () => {
    expect(listen(sounds)).toEqual(sounds.master)
  })

  it('delays the others by the latency before them; the sum is the dry groups in order, rounded once', () => {
    expect(listen(sounds, [[0, choose(ROUGH)]]).left).toEqual(wholeWay(sounds.lanes[0]!.left))
    expect(listen(sounds, [[0, choose(REFERENCE)]]).right).toEqual(wholeWay(sounds.lanes[1]!.right))
    const sum = sounds.dry[0]!.left.map((_, i) => sounds.dry.reduce((total, dry) => total + dry.left[i]!, 0))
    expect(listen(sounds, [[0, choose(MONITOR_SLOT.sum)]]).left).toEqual(delayed(sum))
  })

  it('has arrived 10 ms after a switch', () => {
    const out = listen(sounds, [[1000, (monitor) => monitor.setSlot(ROUGH)]])
    expect(out.left.subarray(0, 1000)).toEqual(sounds.master.left.subarray(0, 1000))
    expect(out.left.subarray(1480)).toEqual(wholeWay(sounds.lanes[0]!.left).subarray(1480))
  })

  it('scales each slot by its own gain', () => {
    const out = listen(sounds, [
      [
        0,
        (monitor) => {
          monitor.setSlotGain(MONITOR_SLOT.master, 0.5)
          monitor.setSlotGain(MONITOR_SLOT.sum, 3)
        },
      ],
    ])
    expect(out.left.subarray(1000)).toEqual(sounds.master.left.subarray(1000).map((value) => value * 0.5))
  })

  it('gives the same samples for any block size', () => {
    const actions: [number, Action][] = [
      [1000, (monitor) => monitor.setSlot(MONITOR_SLOT.sum)],
      [1200, (monitor) => monitor.setSlot(REFERENCE)],
      [1300, (monitor) => monitor.setSlotGain(REFERENCE, 0.3)],
    ]
    const whole = listen(sounds, actions, 4096)
    for (const block of [1, 17, 128]) expect(listen(sounds, actions, block)).toEqual(whole)
  })

  it('counts NaN and infinities as silence', () => {
    const master = noise(9)
    master.left[500] = Number.NaN
    const dry = noise(10)
    dry.left[501] = Number.POSITIVE_INFINITY
    const out = listen({ ...sounds, master, dry: [dry] }, [[600, (monitor) => monitor.setSlot(MONITOR_SLOT.sum)]])
    expect(out.left.every(Number.isFinite)).toBe(true)
    expect(out.left[500]).toBe(0)
  })
})

describe('switching', () => {
  // DESIGN section 3 measures a click above 4 kHz on 997 Hz at -6 dBFS. Falls if the cross-fade is linear or shorter.
  it.each([
    [MONITOR_SLOT.master, ROUGH, 1],
    [MONITOR_SLOT.sum, MONITOR_SLOT.master, 1],
    [ROUGH, REFERENCE, 0.25],
  ])('from slot %i to %i does not click', (from, to, gain) => {
    const frames = 12000
    const make = (degrees: number): Stereo => {
      const left = clickTone(frames, RATE_HZ, degrees)
      return { left, right: left }
    }
    const tones = { master: make(0), lanes: [make(90), make(200)], dry: [make(30)] }
    const { left } = listen(
      tones,
      [
        [
          0,
          (monitor) => {
            monitor.setSlotGain(to, gain)
            choose(from)(monitor)
          },
        ],
        [6000, (monitor) => monitor.setSlot(to)],
      ],
      128,
      LATENCY,
    )
    expect(clickDbfs(left, RATE_HZ)).toBeLessThan(-90)
  })
})
