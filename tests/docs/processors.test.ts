import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { withTables } from '../../scripts/write-processor-docs.mjs'
import * as params from '../../src/params'

const text = readFileSync(resolve(import.meta.dirname, '../../docs/processors.md'), 'utf8')

it('holds the parameter tables as they are: run node scripts/write-processor-docs.mjs after a change', () => {
  expect(withTables(text, params)).toBe(text)
  const changed = { ...params, WIDTH: { ...params.WIDTH, on: { ...params.WIDTH.on, help: 'Another sentence.' } } }
  expect(withTables(text, changed)).not.toBe(text)
})

it('has a table for every section of both layouts', () => {
  const named = new Set([...text.matchAll(/<!-- parameters: (\w+) -->/g)].map(([, name]) => name))
  const tables = new Map<string, unknown>(Object.entries(params))
  const shown = [...named].flatMap((name) => Object.values(tables.get(name as string) as params.ParamTable))
  const slots = [...params.STRIP_LAYOUT.slots, ...params.MASTER_LAYOUT.slots]
  // The master's equaliser has its own switch's table; a strip's says the same of its own.
  const missing = slots.filter(({ param, path }) => path.join('.') !== 'eq.on' && !shown.includes(param))
  expect(missing.map(({ path }) => path.join('.'))).toEqual([])
})
