import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, expect } from 'vitest'

/**
 * Our own last exact readings, in `fileName` beside this file: a change of the meter that stays within a standard's
 * tolerance is still seen. After a change that is meant: `RETAKE=1 npx vitest run tests/spec/ebu-tech-3341.test.ts`
 * (or 3342), `npx biome format --write tests/spec`, and say in the commit why. A reading that is not in the file fails.
 */
export function lastReadings(fileName: string): (key: string, readings: number | number[]) => void {
  const path = resolve(import.meta.dirname, fileName)
  const isRetaking = process.env.RETAKE === '1'
  const kept: Record<string, number[]> = !isRetaking && existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  afterAll(() => {
    if (isRetaking) writeFileSync(path, `${JSON.stringify(kept, null, 2)}\n`)
  })
  return (key, readings) => {
    const values = [readings].flat()
    if (isRetaking) kept[key] = values
    expect(kept[key], `${key} is not in ${fileName}`).toBeDefined()
    expect(values.length).toBe(kept[key]?.length)
    values.forEach((value, n) => {
      expect(Math.abs(value - (kept[key]?.[n] as number)), `${key}: ${value}, last ${kept[key]?.[n]}`).toBeLessThan(
        1e-6,
      )
    })
  }
}
