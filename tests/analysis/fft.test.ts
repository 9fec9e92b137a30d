import { describe, expect, it } from 'vitest'
import { Fft } from '../../src/analysis/fft'

function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  }
}

/** The definition. */
function sums(real: Float64Array, imaginary: Float64Array): { real: number; imaginary: number }[] {
  return Array.from(real, (_, k) => {
    let [re, im] = [0, 0]
    for (let n = 0; n < real.length; n++) {
      const turn = (-2 * Math.PI * ((k * n) % real.length)) / real.length
      re += (real[n] as number) * Math.cos(turn) - (imaginary[n] as number) * Math.sin(turn)
      im += (real[n] as number) * Math.sin(turn) + (imaginary[n] as number) * Math.cos(turn)
    }
    return { real: re, imaginary: im }
  })
}

describe.each([2, 4, 8, 64, 512])('the transform of %i numbers', (size) => {
  const next = random(size)
  const real = Float64Array.from({ length: size }, next)
  const imaginary = Float64Array.from({ length: size }, next)

  it('is the sum that defines it', () => {
    const [re, im] = [real.slice(), imaginary.slice()]
    new Fft(size).transform(re, im)
    sums(real, imaginary).forEach((expected, k) => {
      expect(re[k]).toBeCloseTo(expected.real, 9)
      expect(im[k]).toBeCloseTo(expected.imaginary, 9)
    })
  })

  it('comes back by the inverse, times its size', () => {
    const [re, im] = [real.slice(), imaginary.slice()]
    const fft = new Fft(size)
    fft.transform(re, im)
    fft.inverse(re, im)
    re.forEach((value, n) => {
      expect(value / size).toBeCloseTo(real[n] as number, 12)
    })
    im.forEach((value, n) => {
      expect(value / size).toBeCloseTo(imaginary[n] as number, 12)
    })
  })
})
