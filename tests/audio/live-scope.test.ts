import { afterEach, expect, it, vi } from 'vitest'
import { LiveScope, type ScopeGraph } from '../../src/audio/live-scope'

afterEach(() => vi.useRealTimers())

function rig(sampleRate = 48_000) {
  const state = { playing: true, watching: true, heard: 0, analysers: 0 }
  const wanted: boolean[] = []
  const node = () => ({ connect: vi.fn() })
  const graph = {
    context: {
      sampleRate,
      createChannelSplitter: node,
      createAnalyser: () => {
        state.analysers++
        return { getFloatFrequencyData: (into: Float32Array) => into.fill(-100) }
      },
    },
    strips: [node(), node()],
    monitor: node(),
    isPlaying: () => state.playing,
    isWatching: () => state.watching,
    heardFrame: () => state.heard,
    wantPairs: (isWanted: boolean) => wanted.push(isWanted),
  }
  return { state, wanted, scope: new LiveScope(graph as unknown as ScopeGraph) }
}

it('has lines of less than 6 Hz at any rate', () => {
  for (const [rate, lines] of [
    [44_100, 4096],
    [48_000, 4096],
    [96_000, 8192],
    [192_000, 16_384],
  ] as const) {
    const { scope } = rig(rate)
    expect(scope.lines).toBe(lines)
    expect(scope.lineHz).toBe(rate / lines / 2)
    expect(scope.lineHz).toBeLessThan(6)
  }
})

it('makes analysers when they are asked for, and once', () => {
  const { state, scope } = rig()
  const into = new Float32Array(scope.lines).fill(7)
  state.playing = false
  expect(scope.readSpectrum('before', into)).toBe(false)
  state.playing = true
  state.watching = false
  expect(scope.readSpectrum('after', into)).toBe(false)
  expect(scope.readSpectrum({ strip: 2 }, into)).toBe(false)
  expect(into.every((value) => value === 7)).toBe(true)
  expect(state.analysers).toBe(0)
  expect(scope.readSpectrum({ strip: 1 }, into)).toBe(true)
  expect(into[5]).toBeCloseTo(-100 + 13.56, 2)
  expect(state.analysers).toBe(2)
  state.watching = true
  for (let n = 0; n < 3; n++) expect(scope.readSpectrum('before', into) && scope.readSpectrum('after', into)).toBe(true)
  expect(state.analysers).toBe(6)
})

it('gives the pairs that are audible, the last frames of both sides', () => {
  const { state, wanted, scope } = rig()
  const [left, right] = [new Float32Array(256), new Float32Array(256)]
  expect(scope.readPairs(left, right)).toBe(false)
  expect(wanted).toEqual([true])
  const block = (value: number) => Float32Array.from({ length: 1024 }, (_, n) => value + n)
  scope.receivePairs(1000, block(0))
  scope.receivePairs(1800, block(10_000))
  state.heard = 999
  expect(scope.readPairs(left, right)).toBe(false)
  state.heard = 1000
  expect(scope.readPairs(left, right)).toBe(true)
  expect([left[0], left[255], right[0], right[255]]).toEqual([256, 511, 768, 1023])
  state.heard = 5000
  scope.readPairs(left, right)
  expect([left[0], right[255]]).toEqual([10_256, 11_023])
  state.playing = false
  expect(scope.readPairs(left, right)).toBe(false)
})

it('asks for pairs no longer than somebody looks', () => {
  vi.useFakeTimers()
  const { wanted, scope } = rig()
  const pairs = () => scope.readPairs(new Float32Array(8), new Float32Array(8))
  pairs()
  vi.advanceTimersByTime(400)
  scope.receivePairs(800, new Float32Array(1024))
  pairs()
  vi.advanceTimersByTime(490)
  scope.receivePairs(1600, new Float32Array(1024))
  expect(wanted).toEqual([true])
  vi.advanceTimersByTime(20)
  scope.receivePairs(2400, new Float32Array(1024))
  scope.receivePairs(3200, new Float32Array(1024))
  expect(wanted).toEqual([true, false])
  // What was looked at before is not shown again.
  expect(pairs()).toBe(false)
  expect(wanted).toEqual([true, false, true])
})
