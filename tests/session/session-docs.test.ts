import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMPRESSOR, EQ, EQ_BAND, FADES, FILTERS, GLUE, INPUT, LIMITER, OUTPUT, type Param } from '../../src/params'
import { DITHERS, EXPORT_FORMATS, FAMILIES } from '../../src/session/document'
import { parseSession } from '../../src/session/parse-session'

const text = readFileSync(resolve(import.meta.dirname, '../../docs/session.md'), 'utf8')

function valuesOf(param: Param): string {
  if (param.kind === 'toggle') return 'true or false'
  if (param.kind === 'choice') return param.options.map((option) => `"${option.id}"`).join(', ')
  return `${param.min} to ${param.max}${param.unit ? ` ${param.unit}` : ''}`
}

describe('docs/session.md', () => {
  it('shows a session that is read without a warning', () => {
    const example = /```json\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
    const { session, warnings } = parseSession(example)
    expect(warnings).toEqual([])
    expect(session.groups.map((group) => group.name)).toEqual(['Band', 'Lead vocal'])
    expect(session.groups[1]!.strip.eq.bands[1]).toMatchObject({ type: 'highShelf', gainDb: 1.5 })
    expect(session.master.limiter.driveDb).toBe(3)
  })

  it.each(Object.entries({ INPUT, FILTERS, EQ, EQ_BAND, COMPRESSOR, OUTPUT, GLUE, FADES, LIMITER }))(
    'says of every parameter of %s what its table says',
    (_, table) => {
      for (const [id, param] of Object.entries(table)) {
        expect(text).toContain(`| \`${id}\` | ${valuesOf(param)} | ${JSON.stringify(param.default)} | ${param.help} |`)
      }
    },
  )

  it('names every family, format and dither', () => {
    for (const word of [...FAMILIES, ...EXPORT_FORMATS, ...DITHERS]) expect(text).toContain(`"${word}"`)
  })
})
