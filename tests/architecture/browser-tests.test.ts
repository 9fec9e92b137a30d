import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { browserTests } from '../../scripts/browser-tests.mjs'

it('runs every browser test once, in time or beside', () => {
  const all = readdirSync(resolve(import.meta.dirname, '../browser')).filter((name) => name.endsWith('.test.ts'))
  const timed = browserTests('timed')
  const untimed = browserTests('untimed')
  expect([...timed, ...untimed].sort()).toEqual(all.map((name) => `tests/browser/${name}`).sort())
  expect(timed).toContain('tests/browser/live-equals-export.test.ts')
  expect(untimed).toContain('tests/browser/same-file.test.ts')
})
