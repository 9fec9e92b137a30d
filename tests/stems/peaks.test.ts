import { describe, expect, it } from 'vitest'
import { FRAMES_PER_PEAK, PeakCollector } from '../../src/stems/peaks'

const samples = Float32Array.from({ length: 1000 * 2 }, (_, i) => Math.fround(Math.sin(i * i)))

describe('peaks', () => {
  it('are the extremes of both channels in each stretch, the last one shorter, for any pieces', () => {
    for (const piece of [2, 14, 510, 512, 2000]) {
      const collector = new PeakCollector(piece)
      for (let at = 0; at < samples.length; at += piece) collector.push(samples.subarray(at, at + piece), 2)
      const { min, max, framesPerPeak } = collector.finish()
      const stretches = [0, 1, 2, 3].map((i) => [
        ...samples.slice(i * FRAMES_PER_PEAK * 2, (i + 1) * FRAMES_PER_PEAK * 2),
      ])
      expect([...min]).toEqual(stretches.map((stretch) => Math.min(...stretch)))
      expect([...max]).toEqual(stretches.map((stretch) => Math.max(...stretch)))
      expect(framesPerPeak).toBe(FRAMES_PER_PEAK)
    }
  })

  it('grow beyond what was expected', () => {
    const collector = new PeakCollector(0)
    const long = new Float32Array(FRAMES_PER_PEAK * 1000).fill(0.5)
    collector.push(long, 1)
    const { max } = collector.finish()
    expect(max.length).toBe(1000)
    expect(max.every((value) => value === 0.5)).toBe(true)
  })
})
