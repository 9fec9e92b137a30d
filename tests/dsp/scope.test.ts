import { describe, expect, it } from 'vitest'
import {
  type Host,
  MASTER_AT_WORK,
  type MasterChange,
  MasterHost,
  masterNumber,
  peak,
  RIDES,
  run,
  STRIP_AT_WORK,
  StripHost,
  song,
  stripNumber,
} from './delta-runner'
import { randomFrom } from './limiter-signals'

const FRAMES = 24_000
const input = song(FRAMES)

interface Looker {
  setScope(processor: number): void
  scopePlane(plane: number): Float32Array
  readonly hasScope: boolean
}

/** Runs a host and keeps what is seen: left before, left after. */
function look(host: Host, eyes: Looker, block: number | (() => number) = 128) {
  const seen = { before: new Float32Array(FRAMES), after: new Float32Array(FRAMES) }
  const watching: Host = {
    inputs: host.inputs,
    outputs: host.outputs,
    deltas: host.deltas,
    hasDelta: false,
    setDelta: () => undefined,
    process(frames, songFrame) {
      host.process(frames, songFrame)
      if (!eyes.hasScope) return
      seen.before.set(eyes.scopePlane(0).subarray(0, frames), songFrame)
      seen.after.set(eyes.scopePlane(2).subarray(0, frames), songFrame)
    },
  }
  return { ...seen, out: run(watching, input, [], block).out }
}

function lookAtStrip(name: string, changes = STRIP_AT_WORK.map(([, change]) => change), block?: () => number) {
  const host = new StripHost(changes, RIDES)
  host.strip.setScope(stripNumber(name))
  return { ...look(host, host.strip, block), latency: host.strip.latencyFrames }
}

const distance = (a: Float32Array, b: Float32Array) =>
  a.reduce((worst, value, n) => Math.max(worst, Math.abs(value - (b[n] as number))), 0)

describe('the eyes on a strip', () => {
  it.each(STRIP_AT_WORK.map(([name]) => name))('see the same moment before and after: %s', (name) => {
    const others = STRIP_AT_WORK.filter(([other]) => other !== name).map(([, change]) => change)
    // With the processor out of the way both are one and the same, bit for bit.
    const idle = lookAtStrip(name, name === 'rides' ? [] : others)
    if (name !== 'rides') expect(distance(idle.after, idle.before)).toBe(0)
    const { before, after } = lookAtStrip(name)
    expect(peak(before)).toBeGreaterThan(0.05)
    expect(distance(before, after)).toBeGreaterThan(0.001)
  })

  it('see what a strip without the later processors gives', () => {
    STRIP_AT_WORK.slice(0, 7).forEach(([name], place) => {
      const { after, latency } = lookAtStrip(name)
      const changes = STRIP_AT_WORK.slice(0, place + 1).map(([, change]) => change)
      const { left } = run(new StripHost(changes), input).out
      const late = place < stripNumber('saturator') ? latency : 0
      expect(distance(after.subarray(0, FRAMES - late), left.subarray(late)), name).toBeLessThan(1e-7)
    })
  })

  it('change nothing, whatever the blocks are', () => {
    const random = randomFrom(4)
    const changes = STRIP_AT_WORK.map(([, change]) => change)
    const plain = run(new StripHost(changes, RIDES), input).out
    const seen = lookAtStrip('saturator')
    const other = lookAtStrip('saturator', changes, () => 1 + Math.floor(random() * 900))
    expect(distance(seen.out.left, plain.left) + distance(seen.out.right, plain.right)).toBe(0)
    expect(distance(other.before, seen.before) + distance(other.after, seen.after)).toBe(0)
  })
})

describe('the eyes on the master', () => {
  const changes = [
    ...MASTER_AT_WORK.map(([, change]) => change),
    (({ limiter }) => Object.assign(limiter, { driveDb: 9 })) satisfies MasterChange,
  ]
  const lookAt = (name: string, of = changes, linearPhase = false) => {
    const host = new MasterHost(of, linearPhase)
    host.bus.setScope(masterNumber(name))
    return look(host, host.bus)
  }

  it.each(MASTER_AT_WORK.map(([name]) => name))('see the same moment before and after: %s', (name) => {
    const others = MASTER_AT_WORK.filter(([other]) => other !== name).map(([, change]) => change)
    const idle = lookAt(name, others)
    expect(distance(idle.after, idle.before)).toBe(0)
    const { before, after, out } = lookAt(name)
    expect(distance(before, after)).toBeGreaterThan(0.001)
    expect(distance(out.left, run(new MasterHost(changes), input).out.left)).toBe(0)
  })

  it('see it with linear phase too, and the output after the limiter', () => {
    const idle = lookAt('eq', [], true)
    expect(peak(idle.after)).toBeGreaterThan(0.1)
    expect(distance(idle.after, idle.before)).toBe(0)
    const { after, out } = lookAt('limiter')
    expect(distance(after, out.left)).toBe(0)
  })

  it('see nothing of what is no processor', () => {
    const host = new MasterHost(changes)
    for (const number of [-1, 99]) {
      host.bus.setScope(number)
      expect(host.bus.hasScope).toBe(false)
    }
  })
})
