import { extname } from 'node:path'
import { LIMITER } from '../params'
import type { SessionDoc } from '../session/document'
import { DITHERS, type ExportFormat, FORMATS } from '../session/export-format'
import { METADATA_FIELDS, type MetadataDoc, plainIsrc } from '../session/metadata'
import type { Arguments } from './arguments'
import { applyAlternates, askedAlternates } from './master-alternates'
import { CLI_FORMATS, RATE_RANGE_HZ } from './master-options'
import { UsageError } from './usage-error'

type Texts = Partial<MetadataDoc> & { title?: string }

/** What the line asks for beside the session. Throws UsageError before anything is opened. */
export function askedOverrides(given: Arguments) {
  const threads = given.number('threads', 1, 64)
  if (threads !== undefined && !Number.isInteger(threads)) throw new UsageError('--threads takes a whole number.')
  const rateHz = given.number('rate', RATE_RANGE_HZ.min, RATE_RANGE_HZ.max, 'Hz')
  if (rateHz !== undefined && !Number.isInteger(rateHz)) throw new UsageError('--rate takes a whole number of Hz.')
  const { min, max, unit } = LIMITER.ceilingDbtp
  return {
    threads,
    rateHz,
    format: given.oneOf('format', CLI_FORMATS),
    dither: given.oneOf('dither', DITHERS),
    ceilingDbtp: given.number('ceiling', min, max, unit),
    texts: textsOf(given.texts('meta')),
    leavesSessionOut: given.flag('no-session'),
    alternates: askedAlternates(given),
  }
}

function textsOf(pairs: readonly string[]): Texts {
  const texts: Texts = {}
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const key = pair.slice(0, Math.max(0, at)).trim()
    const field = METADATA_FIELDS.find(({ id }) => id === key)
    if (!field && key !== 'title') {
      const keys = ['title', ...METADATA_FIELDS.map(({ id }) => id)].join(', ')
      throw new UsageError(`--meta takes KEY=VALUE with one of ${keys} as the key, not "${pair}".`)
    }
    const text = pair.slice(at + 1).trim()
    const value = key === 'isrc' ? plainIsrc(text) : text
    const problem =
      field?.problem(value) ?? (field && value.length > field.max ? `At most ${field.max} characters.` : null)
    if (problem) throw new UsageError(`--meta ${key}: ${problem}`)
    texts[key as keyof Texts] = value
  }
  return texts
}

/** What is asked for on the line wins over the session; a ceiling that is asked for must hold, so the limiter is then on. */
export function applyOverrides(
  asked: ReturnType<typeof askedOverrides>,
  out: string,
  session: SessionDoc,
  say: (line: string) => void,
): void {
  session.export.format = asked.format ?? formatFor(out, session.export.format)
  checkEnding(out, session.export.format)
  if (asked.dither) session.export.dither = asked.dither
  if (asked.rateHz !== undefined) session.export.rateHz = asked.rateHz === session.rateHz ? null : asked.rateHz
  if (asked.leavesSessionOut) session.delivery.embedSession = false
  const { title, ...texts } = asked.texts
  if (title !== undefined) session.title = title
  Object.assign(session.metadata, texts)
  sayRate(session, say)
  applyAlternates(asked.alternates, session, say)
  if (asked.ceilingDbtp === undefined) return
  const { limiter } = session.master
  if (!limiter.on) say('The session has its limiter off: it is on for the ceiling that is asked for.')
  Object.assign(limiter, { on: true, ceilingDbtp: asked.ceilingDbtp })
}

/** A file that is called .flac is meant to be one, whatever the session says. */
function formatFor(out: string, ofSession: ExportFormat): ExportFormat {
  const ending = extname(out).toLowerCase()
  if (FORMATS[ofSession].extension === ending) return ofSession
  const bits = FORMATS[ofSession].samples === 'pcm16' ? 16 : 24
  const fits = CLI_FORMATS.filter((format) => FORMATS[format].extension === ending)
  return fits.find((format) => FORMATS[format].bits === bits) ?? fits[0] ?? ofSession
}

function checkEnding(out: string, format: ExportFormat): void {
  const { extension, label } = FORMATS[format]
  if (!CLI_FORMATS.includes(format)) {
    throw new UsageError(`${label} is made on the page: the command line has no encoder for it. Choose --format.`)
  }
  const ending = extname(out).toLowerCase()
  const isOthers = Object.values(FORMATS).some((other) => other.extension === ending)
  if (ending === extension || !isOthers) return
  throw new UsageError(
    `${label} is written to a file that ends in ${extension}: name --out so, or choose another --format.`,
  )
}

/** A conversion is never silent. */
function sayRate({ rateHz, export: file }: SessionDoc, say: (line: string) => void): void {
  if (file.rateHz === null || file.rateHz === rateHz) return
  const way = `from ${rateHz} Hz to ${file.rateHz} Hz, behind the master`
  const up = file.rateHz > rateHz ? ' That makes the file longer, not better.' : ''
  say(`The file is converted ${way}, and limited there once more.${up}`)
}
