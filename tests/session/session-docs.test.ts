import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as params from '../../src/params'
import { MASTER_LAYOUT, MASTER_ORDER, type Param, type ParamTable, RIDE, STRIP_LAYOUT } from '../../src/params'
import { FAMILIES } from '../../src/session/document'
import { DITHERS, EXPORT_FORMATS } from '../../src/session/export-format'
import { DEFAULT_FILE_NAME } from '../../src/session/file-name'
import { METADATA_FIELDS } from '../../src/session/metadata'
import { parseSession } from '../../src/session/parse-session'

const text = readFileSync(resolve(import.meta.dirname, '../../docs/session.md'), 'utf8')

function valuesOf(param: Param): string {
  if (param.kind === 'toggle') return 'true or false'
  if (param.kind === 'choice') return param.options.map((option) => `"${option.id}"`).join(', ')
  return `${param.min} to ${param.max}${param.unit ? ` ${param.unit}` : ''}`
}

/** All tables of the session: those that the two layouts are made of, and that of the alternates. */
const NOT_SAVED = ['MONITOR']
const TABLES = Object.entries(params).filter(([name, value]) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || NOT_SAVED.includes(name)) return false
  return Object.values(value).every((param) => typeof param === 'object' && param !== null && 'kind' in param)
}) as [string, ParamTable][]

describe('docs/session.md', () => {
  it('shows a session that is read without a warning', () => {
    const example = /```json\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
    const { session, warnings } = parseSession(example)
    expect(warnings).toEqual([])
    expect(session.groups.map((group) => group.name)).toEqual(['Band', 'Lead vocal'])
    expect(session.groups[1]!.strip.eq.bands[1]).toMatchObject({ type: 'highShelf', gainDb: 1.5 })
    expect(session.groups[1]!.strip.rides.gainsDb).toEqual({ s2: 0.8 })
    expect(session.master.limiter.driveDb).toBe(3)
    expect(session.metadata).toMatchObject({ artist: 'Example Band', isrc: 'DEXY12600001' })
    expect(session.delivery.targetLufs).toBe(-14)
    expect(session.alternates.sets).toEqual([{ name: 'Instrumental', groups: ['g1'], targetLufs: -14 }])
  })

  it.each(TABLES)('says of every parameter of %s what its table says', (_, table) => {
    for (const [id, param] of Object.entries(table)) {
      expect(text).toContain(`| \`${id}\` | ${valuesOf(param)} | ${JSON.stringify(param.default)} | ${param.help} |`)
    }
  })

  it.each(METADATA_FIELDS)('says of the metadata field $id what its table says', ({ id, max, help }) => {
    expect(text).toContain(`| \`${id}\` | text of at most ${max} characters | "" | ${help} |`)
  })

  it('says what a file is called by itself', () => {
    expect(text).toContain(`| \`fileName\` | text of at most 200 characters | ${JSON.stringify(DEFAULT_FILE_NAME)} |`)
  })

  it('has a heading for every section of a strip and of the master, and leaves out no table', () => {
    const sections = [...STRIP_LAYOUT.slots, ...MASTER_LAYOUT.slots].map((slot) => slot.path[0] as string)
    for (const section of new Set(sections)) expect(text).toMatch(new RegExp(`^(.*and )?\`${section}\``, 'm'))
    const known = new Set(TABLES.flatMap(([, table]) => Object.values(table)))
    const unknown = [...STRIP_LAYOUT.slots, ...MASTER_LAYOUT.slots].filter(({ param }) => !known.has(param))
    expect(unknown).toEqual([])
  })

  it('names every family, format, dither and place in the order, and the range of a ride', () => {
    expect(text).toContain(`${RIDE.min} to ${RIDE.max} dB`)
    for (const word of [...FAMILIES, ...EXPORT_FORMATS, ...DITHERS, ...MASTER_ORDER])
      expect(text).toContain(`"${word}"`)
  })
})
