import type { ExportFormat } from '../session/export-format'
import { FORMATS } from '../session/export-format'
import { fallbackName, safeName, safeText } from '../session/safe-name'

/** What can stand in braces in a pattern. */
export const FILE_NAME_FIELDS = [
  'artist',
  'title',
  'album',
  'alternate',
  'rate',
  'bits',
  'format',
  'track',
  'isrc',
] as const
export type FileNameField = (typeof FILE_NAME_FIELDS)[number]
export type FileNameValues = Record<FileNameField, string>

/** Longest name that is made, in bytes of UTF-8 with its ending: file systems stop at 255, archives and disks before. */
export const MOST_NAME_BYTES = 200

const SEPARATOR = /^[\s\-_.,;+~·&|\u2010-\u2015]+/u
const CLOSING: Record<string, string> = { '(': ')', '[': ']' }

type Item =
  | { kind: 'separator'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'field'; field: FileNameField }
  | { kind: 'group'; open: string; close: string; items: Item[] }

/**
 * The name of a file. A field without a value takes its separator and, where nothing else is in them, its brackets with
 * it: "{artist} - {title} ({alternate}) [{rate}-{bits}]" gives "Song [48-24].wav". What no field is called stays as it
 * is written. Safe on every file system; where it is too long, its longest values are cut. `extension`: ".wav".
 */
export function fileName(pattern: string, values: FileNameValues, extension: string): string {
  const items = parse(pattern)
  const most = MOST_NAME_BYTES - utf8Length(extension)
  // Values are cut before the rest, so that what tells two files apart (the alternate, the rate) stays in the name.
  for (let longest = MOST_NAME_BYTES; longest > 8; longest -= longest > 64 ? 8 : 1) {
    const short = shortened(values, longest)
    const name = safeName(written(items, short).text) || fallbackName(short.title)
    if (utf8Length(name) <= most) return name + extension
  }
  return (safeName(cut(written(items, shortened(values, 8)).text, most - 1)) || fallbackName('')) + extension
}

/** The values for a file: those that the song has, and what the file is. `track`: "3/12" becomes "03". */
export function fileNameValues(
  song: { title: string; artist: string; album: string; track: string; isrc: string },
  file: { alternate: string | null; format: ExportFormat; rateHz: number },
): FileNameValues {
  const number = song.track.split('/')[0] ?? ''
  const { bitsText, extension } = FORMATS[file.format]
  return {
    artist: song.artist,
    title: song.title,
    album: song.album,
    alternate: file.alternate ?? '',
    rate: String(file.rateHz / 1000),
    bits: bitsText,
    format: extension.slice(1).toUpperCase(),
    track: number === '' ? '' : number.padStart(2, '0'),
    isrc: song.isrc,
  }
}

function parse(pattern: string): Item[] {
  const items: Item[] = []
  let rest = pattern
  while (rest !== '') {
    const field = /^\{(\w+)\}/.exec(rest)
    const group = field ? null : groupAt(rest)
    const separator = SEPARATOR.exec(rest)
    if (field && isField(field[1])) {
      items.push({ kind: 'field', field: field[1] })
      rest = rest.slice(field[0].length)
    } else if (group) {
      items.push({ kind: 'group', open: group.open, close: group.close, items: parse(group.inner) })
      rest = rest.slice(group.inner.length + 2)
    } else if (separator) {
      items.push({ kind: 'separator', text: separator[0] })
      rest = rest.slice(separator[0].length)
    } else {
      const character = String.fromCodePoint(rest.codePointAt(0) ?? 0)
      const last = items.at(-1)
      if (last?.kind === 'text') last.text += character
      else items.push({ kind: 'text', text: character })
      rest = rest.slice(character.length)
    }
  }
  return items
}

function isField(name: string | undefined): name is FileNameField {
  return FILE_NAME_FIELDS.includes(name as FileNameField)
}

/** The brackets that open at the text's first character, where they close again. */
function groupAt(text: string): { open: string; close: string; inner: string } | null {
  const open = text[0] ?? ''
  const close = CLOSING[open]
  if (!close) return null
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === open) depth++
    if (text[i] === close && --depth === 0) return { open, close, inner: text.slice(1, i) }
  }
  return null
}

interface Written {
  text: string
  hasField: boolean
  hasValue: boolean
}

/** Of the separators around what is left out the shortest stays: " " of " - " and " ". */
function written(items: readonly Item[], values: FileNameValues): Written {
  const out: Written = { text: '', hasField: false, hasValue: false }
  // Since the last thing that stays; null where none stands between it and the next one.
  let separator: string | null = null
  let left = false
  for (const item of items) {
    if (item.kind === 'separator') {
      if (separator === null || item.text.length < separator.length) separator = item.text
      continue
    }
    const text = itemText(item, values, out)
    if (text === '') {
      left = true
      continue
    }
    out.text += out.text === '' && left ? text : (separator ?? '') + text
    separator = null
    left = false
  }
  if (!left) out.text += separator ?? ''
  return out
}

function itemText(item: Exclude<Item, { kind: 'separator' }>, values: FileNameValues, out: Written): string {
  if (item.kind === 'text') return item.text
  if (item.kind === 'field') {
    const value = safeText(values[item.field])
    out.hasField = true
    if (value !== '') out.hasValue = true
    return value
  }
  const inner = written(item.items, values)
  if (inner.hasField) out.hasField = true
  if (inner.hasField && !inner.hasValue) return ''
  if (inner.hasValue) out.hasValue = true
  return item.open + inner.text + item.close
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length
}

/** At most `bytes` bytes of the text in UTF-8, whole code points. */
function cut(text: string, bytes: number): string {
  let room = bytes
  let out = ''
  for (const character of text) {
    room -= utf8Length(character)
    if (room < 0) break
    out += character
  }
  return out
}

function shortened(values: FileNameValues, bytes: number): FileNameValues {
  const entries = FILE_NAME_FIELDS.map((field) => [field, cut(safeText(values[field]), bytes)])
  return Object.fromEntries(entries) as FileNameValues
}
