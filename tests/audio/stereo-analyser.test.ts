import { expect, it } from 'vitest'
import { StereoAnalyser } from '../../src/audio/stereo-analyser'

const WINDOW = 2048

/** An AnalyserNode as the Web Audio API says it: Blackman window, |X / N| in dB, of one line by its definition. */
function spectrumOf(samples: Float32Array): Float32Array {
  const turn = (2 * Math.PI) / WINDOW
  const windowed = samples.map((value, n) => value * (0.42 - 0.5 * Math.cos(turn * n) + 0.08 * Math.cos(2 * turn * n)))
  return Float32Array.from({ length: WINDOW / 2 }, (_, line) => {
    let real = 0
    let imaginary = 0
    windowed.forEach((value, n) => {
      real += value * Math.cos(turn * line * n)
      imaginary -= value * Math.sin(turn * line * n)
    })
    return 20 * Math.log10(Math.hypot(real, imaginary) / WINDOW)
  })
}

function analyserOf(left: Float32Array, right: Float32Array): StereoAnalyser {
  const channels: { read: Float32Array }[] = []
  const context = {
    createAnalyser: () => {
      const channel = { read: new Float32Array(0) }
      channels.push(channel)
      return { getFloatFrequencyData: (into: Float32Array) => into.set(channel.read) }
    },
  }
  const splitter = { connect: () => undefined }
  const analyser = new StereoAnalyser(context as never, splitter as never, 0, WINDOW)
  channels[0]!.read = spectrumOf(left)
  channels[1]!.read = spectrumOf(right)
  return analyser
}

const sine = (line: number, peak: number) =>
  Float32Array.from({ length: WINDOW }, (_, n) => peak * Math.sin((2 * Math.PI * line * n) / WINDOW + 0.3))

function read(left: Float32Array, right: Float32Array): Float32Array {
  const into = new Float32Array(WINDOW / 2)
  analyserOf(left, right).read(into)
  return into
}

it.each([
  [64, 1, 0],
  [301, 0.1, -20],
  [901, 0.001, -60],
])('reads a sine on line %i with a peak of %d as %d dB', (line, peak, expected) => {
  expect(read(sine(line, peak), sine(line, peak))[line]).toBeCloseTo(expected, 2)
})

it('adds powers, so that nothing cancels', () => {
  const tone = sine(100, 0.5)
  const upsideDown = tone.map((value) => -value)
  expect(read(tone, upsideDown)[100]).toBeCloseTo(-6.02, 1)
  expect(read(tone, new Float32Array(WINDOW))[100]).toBeCloseTo(-6.02 - 3.01, 1)
  // 10 log10 of the mean of two powers, within 0.02 dB at any distance.
  for (const rightDb of [-0.3, -1, -3.3, -7.77, -15.2, -33, -61]) {
    const right = sine(100, 10 ** (rightDb / 20))
    const expected = 10 * Math.log10((1 + 10 ** (rightDb / 10)) / 2)
    expect(Math.abs((read(sine(100, 1), right)[100] as number) - expected), `${rightDb} dB`).toBeLessThan(0.02)
  }
})

it('reads silence as nothing at all', () => {
  const silence = new Float32Array(WINDOW)
  expect(read(silence, silence).every((value) => value === -Infinity)).toBe(true)
})
