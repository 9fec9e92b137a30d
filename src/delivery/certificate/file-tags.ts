import type { VersionStamp } from '../../session/document'
import { id3Bytes } from '../../stems/flac-info'
import type { ByteReader } from '../../wav/byte-reader'
import type { BextContents } from '../../wav/read-bext'
import { type Id3Contents, readId3 } from '../../wav/read-id3'
import { readWavMetadata, type WavMetadata } from '../../wav/read-metadata'
import { readFlacTags } from '../read-flac-tags'
import { sessionOfFile } from '../session-of-file'
import { VERSION_FIELDS, VERSION_TAGS } from '../version-tags'
import { readOpusComments } from './opus-comments'
import type { ReadBack } from './reading'

/** Texts that a file can say of itself. */
export const TAG_FIELDS = [
  'title',
  'artist',
  'album',
  'track',
  'date',
  'genre',
  'comment',
  'isrc',
  'copyright',
  'engineer',
] as const
export type TagField = (typeof TAG_FIELDS)[number]

/** What a file says of itself, read back from every place in it. */
export interface FileTags {
  /** Each field as each place has it, in the order of the places: INFO, ID3, `axml` in a WAV. Empty where it is absent. */
  texts: Record<TagField, string[]>
  /** Each field of the version as the file has it; empty where it is absent. */
  version: Record<keyof VersionStamp, string>
  /** Starts in frames of the file (WAV) or in milliseconds. */
  sections: { name: string; start: number }[]
  sectionUnit: 'frame' | 'ms'
  bext: BextContents | null
  /** Text of the session that travels in the file; null where none does. */
  session: string | null
  problems: string[]
}

type Texts = ReadonlyMap<string, string>

/** Reads them; null for a container whose tags are not read here (MP4). */
export async function readFileTags(reader: ByteReader, { container, codec }: ReadBack): Promise<FileTags | null> {
  if (container === 'FLAC') {
    const tags = await readFlacTags(reader)
    return tags && { ...ofVorbis(tags.comments), session: await sessionTextOf(reader) }
  }
  if (container === 'MP3') {
    const id3 = readId3(await reader.read(0, id3Bytes(await reader.read(0, 10))))
    return { ...ofId3(id3), session: await sessionTextOf(reader) }
  }
  if (codec === 'Opus') return ofVorbis((await readOpusComments(reader)) ?? new Map())
  const wave = await readWavMetadata(reader)
  return wave && { ...ofWave(wave), session: await sessionTextOf(reader) }
}

async function sessionTextOf(reader: ByteReader): Promise<string | null> {
  return (await sessionOfFile(reader))?.session ?? null
}

function ofWave({ info, id3, axmlIsrcs, cues, bext, problems }: WavMetadata): FileTags {
  const { texts: tag, version } = ofId3(id3)
  const texts = byField((field) => [get(info, INFO_KEYS[field]), ...(id3 ? [tag[field][0] ?? ''] : [])])
  if (axmlIsrcs.length > 0) texts.isrc.push(axmlIsrcs.join('; '))
  const sections = cues.map(({ name, frame }) => ({ name: name ?? '', start: frame }))
  return { texts, version, sections, sectionUnit: 'frame', bext, session: null, problems: [...problems] }
}

function ofId3(id3: Id3Contents | null): FileTags {
  const text = (field: TagField): string => {
    if (!id3) return ''
    if (field === 'comment') return id3.comment ?? ''
    return field === 'engineer' ? get(id3.ownTexts, 'ENGINEER') : get(id3.texts, ID3_FRAMES[field])
  }
  return {
    texts: byField((field) => [text(field)]),
    version: versionOf(id3?.ownTexts ?? new Map()),
    sections: (id3?.chapters ?? []).map(({ name, startMs }) => ({ name, start: startMs })),
    sectionUnit: 'ms',
    bext: null,
    session: null,
    problems: [],
  }
}

function ofVorbis(comments: Texts): FileTags {
  const track = [get(comments, 'TRACKNUMBER'), get(comments, 'TRACKTOTAL')].filter((part) => part !== '').join('/')
  const sections: FileTags['sections'] = []
  for (let index = 1; ; index++) {
    const key = `CHAPTER${String(index).padStart(3, '0')}`
    const parts = /^(\d+):(\d\d):(\d\d)\.(\d{3})$/.exec(get(comments, key))
    if (!parts) break
    const [hours = 0, minutes = 0, seconds = 0, ms = 0] = parts.slice(1).map(Number)
    sections.push({
      name: get(comments, `${key}NAME`),
      start: ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms,
    })
  }
  return {
    texts: byField((field) => [field === 'track' ? track : get(comments, field.toUpperCase())]),
    version: versionOf(comments),
    sections,
    sectionUnit: 'ms',
    bext: null,
    session: null,
    problems: [],
  }
}

const INFO_KEYS: Record<TagField, string> = {
  ...{ title: 'INAM', artist: 'IART', album: 'IPRD', track: 'ITRK', date: 'ICRD', genre: 'IGNR', comment: 'ICMT' },
  ...{ isrc: 'ISRC', copyright: 'ICOP', engineer: 'IENG' },
}

const ID3_FRAMES: Record<Exclude<TagField, 'comment' | 'engineer'>, string> = {
  ...{ title: 'TIT2', artist: 'TPE1', album: 'TALB', track: 'TRCK', date: 'TDRC', genre: 'TCON' },
  ...{ isrc: 'TSRC', copyright: 'TCOP' },
}

function byField(texts: (field: TagField) => string[]): FileTags['texts'] {
  return Object.fromEntries(TAG_FIELDS.map((field) => [field, texts(field)])) as FileTags['texts']
}

function versionOf(texts: Texts): FileTags['version'] {
  return Object.fromEntries(
    VERSION_FIELDS.map((field) => [field, get(texts, VERSION_TAGS[field])]),
  ) as FileTags['version']
}

function get(texts: Texts, key: string): string {
  return texts.get(key) ?? ''
}
