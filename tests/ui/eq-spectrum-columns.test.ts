import { describe, expect, it } from 'vitest'
import { frequencyAt, frequencyPlace } from '../../src/ui/master/equaliser/frequency-place'
import { fillColumns, planColumns, SILENCE_DB } from '../../src/ui/master/equaliser/spectrum-columns'
import { SpectrumTrace } from '../../src/ui/master/equaliser/spectrum-trace'

const LINES = 4096
const LINE_HZ = 48_000 / 8192

/** A repeatable spectrum with 60 dB between its lines. */
function ragged(): Float32Array {
  let seed = 1
  return Float32Array.from({ length: LINES }, () => {
    seed = (seed * 16_807) % 2_147_483_647
    return -100 + 60 * (seed / 2_147_483_647)
  })
}

function columnsOf(linesDb: Float32Array, columns = 500, tilt = 0): Float32Array {
  const into = new Float32Array(columns)
  fillColumns(planColumns(columns, LINES, LINE_HZ), linesDb, tilt, into)
  return into
}

describe('columns of a spectrum', () => {
  it('hold every line between 20 Hz and 20 kHz once', () => {
    const { first, end } = planColumns(500, LINES, LINE_HZ)
    const held = new Int32Array(LINES)
    for (let column = 0; column < 500; column++) {
      for (let line = first[column]!; line < end[column]!; line++) held[line]! += 1
    }
    for (let line = 0; line < LINES; line++) {
      const hz = line * LINE_HZ
      expect(held[line], `line ${line}`).toBe(hz >= 20 && hz < 20_000 ? 1 : 0)
    }
  })

  it('read the mean power of their lines, counted one by one', () => {
    const linesDb = ragged()
    const got = columnsOf(linesDb)
    let compared = 0
    for (let column = 0; column < 500; column++) {
      const [low, high] = [frequencyAt(column / 500), frequencyAt((column + 1) / 500)]
      const powers: number[] = []
      for (let line = 0; line < LINES; line++) {
        const hz = line * LINE_HZ
        if (hz >= low && hz < high) powers.push(10 ** (linesDb[line]! / 10))
      }
      if (powers.length < 2) continue
      const mean = 10 * Math.log10(powers.reduce((sum, power) => sum + power, 0) / powers.length)
      expect(got[column]).toBeCloseTo(mean, 3)
      compared += 1
    }
    expect(compared).toBeGreaterThan(250)
  })

  it('pass through the lines where those are farther apart than columns', () => {
    const linesDb = ragged()
    const got = columnsOf(linesDb, 20_000)
    for (const line of [5, 9, 14, 20]) {
      const column = Math.floor(frequencyPlace(line * LINE_HZ) * 20_000)
      expect(got[column]).toBeCloseTo(linesDb[line]!, 0)
    }
  })

  it('show pink noise flat at 3 dB per octave, white noise at none', () => {
    const pink = Float32Array.from({ length: LINES }, (_, line) => -30 - 10 * Math.log10(Math.max(1, line)))
    const octave = 10 * Math.log10(2)
    const flat = columnsOf(pink, 500, octave)
    // Where the spline runs between the lines of the lowest octave it is no power mean.
    const inside = flat.subarray(Math.ceil(frequencyPlace(60) * 500))
    expect(Math.max(...inside) - Math.min(...inside)).toBeLessThan(0.3)
    const white = columnsOf(new Float32Array(LINES).fill(-70))
    expect(Math.max(...white)).toBeCloseTo(-70, 3)
    expect(Math.min(...white)).toBeCloseTo(-70, 3)
  })

  it('tilt around 1 kHz by so many dB per octave', () => {
    const white = columnsOf(new Float32Array(LINES).fill(-70), 1000, 4.5)
    const at = (hz: number) => white[Math.round(frequencyPlace(hz) * 1000 - 0.5)]!
    expect(at(1000)).toBeCloseTo(-70, 0)
    expect(at(4000) - at(1000)).toBeCloseTo(9, 0)
    expect(at(125) - at(1000)).toBeCloseTo(-13.5, 0)
  })

  it('are silent where no line reaches, and through silence', () => {
    const into = new Float32Array(500)
    fillColumns(planColumns(500, 1024, 4), new Float32Array(1024).fill(-20), 3, into)
    expect(into.at(-1)).toBe(SILENCE_DB)
    expect(into[0]).toBeGreaterThan(-60)
    const silent = columnsOf(new Float32Array(LINES).fill(Number.NEGATIVE_INFINITY), 500, 6)
    expect(silent.every((db) => db === SILENCE_DB)).toBe(true)
  })
})

describe('a spectrum as it is shown', () => {
  const plan = planColumns(100, LINES, LINE_HZ)
  const loud = new Float32Array(LINES).fill(-20)
  const soft = new Float32Array(LINES).fill(-90)

  it('rises at once and falls by its speed', () => {
    for (const [speed, perSecond] of [
      ['slow', 9],
      ['medium', 22],
      ['fast', 60],
    ] as const) {
      const trace = new SpectrumTrace(plan)
      for (let n = 0; n < 6; n++) trace.step(loud, 0, speed, 1 / 30, -100)
      expect(trace.shownDb[50]).toBeCloseTo(-20, 0)
      for (let n = 0; n < 15; n++) trace.step(soft, 0, speed, 1 / 30, -100)
      expect(trace.shownDb[50]).toBeCloseTo(-20 - perSecond / 2, 0)
    }
  })

  it('is gone a second after the sound, and says so', () => {
    const trace = new SpectrumTrace(plan)
    for (let n = 0; n < 6; n++) expect(trace.step(loud, 0, 'slow', 1 / 30, -100)).toBe(true)
    let isSeen = true
    for (let n = 0; n < 30; n++) isSeen = trace.step(null, 0, 'slow', 1 / 30, -100)
    expect(isSeen).toBe(false)
  })
})
