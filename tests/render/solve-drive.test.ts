import { describe, expect, it } from 'vitest'
import { solveDrive } from '../../src/render/solve-drive'

/** A song of -20 LUFS that follows its gain up to a knee, and from there on by `slope`. */
const song = (knee: number, slope: number) => async (driveDb: number) =>
  -20 + Math.min(driveDb, knee) + slope * Math.max(0, driveDb - knee)

async function solve(target: number, loudness: (driveDb: number) => Promise<number>) {
  const asked: number[] = []
  const solved = await solveDrive(target, (driveDb) => {
    asked.push(driveDb)
    return loudness(driveDb)
  })
  return { ...solved, asked }
}

describe('the gain to a loudness', () => {
  it.each([
    [-20, song(100, 1), 0, 1],
    [-14, song(100, 1), 6, 2],
    [-32, song(100, 1), -12, 2],
    [-10, song(4, 0.5), 16, 4],
    [-15.2, song(3, 0.1), 21, 5],
  ])('finds %s LUFS', async (target, loudness, driveDb, most) => {
    const solved = await solve(target, loudness)
    expect(Math.abs(solved.lufs - target)).toBeLessThanOrEqual(0.03)
    expect(solved.driveDb).toBeCloseTo(driveDb, 0)
    expect(solved.asked.length).toBeLessThanOrEqual(most)
  })

  it('finds it on a bent curve that secants overshoot', async () => {
    const bent = async (driveDb: number) => -20 + 12 * Math.tanh(driveDb / 6) + 0.01 * driveDb
    const { lufs, asked } = await solve(-8.2, bent)
    expect(Math.abs(lufs + 8.2)).toBeLessThanOrEqual(0.1)
    expect(asked.length).toBeLessThanOrEqual(12)
  })

  it('gives the nearest where no gain reaches it, within 24 dB', async () => {
    const loud = await solve(-6, song(5, 0))
    expect(loud.lufs).toBe(-15)
    expect(Math.max(...loud.asked)).toBeLessThanOrEqual(24)
    const quiet = await solve(-50, song(100, 1))
    expect([quiet.driveDb, quiet.lufs]).toEqual([-24, -44])
    expect(quiet.asked).toEqual([0, -24])
  })

  it('does not look for the loudness of silence', async () => {
    expect(await solve(-14, async () => Number.NEGATIVE_INFINITY)).toMatchObject({ driveDb: 0, asked: [0] })
  })
})
