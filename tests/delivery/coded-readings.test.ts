import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fullTitle } from '../../src/delivery/full-title'
import { FORMATS, SAMPLE_BYTES } from '../../src/session/export-format'
import { CODED_FILES, type CodedFileName, codedFile } from './coded-reading-files'

interface Reading {
  fileSha256: string
  ffprobe: {
    codec: string
    rateHz: number
    bits: number
    bitrate: number
    tags: Record<string, string>
    chapters: { start: number; title: string }[]
  }
  ffmpeg: { bytes: number; sha256?: string }
  mediainfo: Record<'title' | 'performer' | 'isrc' | 'date' | 'format' | 'bitrateMode', string | null>
  flac?: { sha256: string; md5: string; blocks: string[] }
}

const kept: { files: Record<string, Reading> } = JSON.parse(
  readFileSync(resolve(import.meta.dirname, 'coded-readings.json'), 'utf8'),
)
const hashOf = (name: 'sha256' | 'md5', bytes: Uint8Array) => createHash(name).update(bytes).digest('hex')
const names = Object.keys(CODED_FILES) as CodedFileName[]

describe('FLAC and MP3 files, as others read them', () => {
  it.each(names)('%s', async (name) => {
    const { format, rateHz, frames, metadata } = CODED_FILES[name]
    const reading = kept.files[name]
    if (!reading) throw new Error(`Nobody has read ${name}: node scripts/retake-coded-readings.mjs`)
    const { pcm, bytes } = await codedFile(name)
    // What follows was read in this very file. Another file wants reading again: scripts/retake-coded-readings.mjs.
    expect(hashOf('sha256', bytes)).toBe(reading.fileSha256)

    const { ffprobe, ffmpeg, mediainfo, flac } = reading
    const isFlac = FORMATS[format].extension === '.flac'
    expect(ffprobe).toMatchObject({ codec: isFlac ? 'flac' : 'mp3', rateHz, bits: FORMATS[format].bits ?? 0 })
    expect(ffmpeg.bytes).toBe(frames * 2 * SAMPLE_BYTES[FORMATS[format].samples])
    if (isFlac) {
      const original = hashOf('sha256', pcm)
      expect([ffmpeg.sha256, flac?.sha256]).toEqual([original, original])
      expect(flac?.md5).toBe(hashOf('md5', pcm))
      const session = metadata.session === null ? [] : ['type: 2 (APPLICATION)']
      expect(flac?.blocks).toEqual(['type: 0 (STREAMINFO)', 'type: 4 (VORBIS_COMMENT)', ...session])
    } else {
      expect(ffprobe.bitrate).toBe(320_000)
      expect(mediainfo).toMatchObject({ format: 'MPEG Audio', bitrateMode: 'CBR' })
    }

    const tags = Object.fromEntries(Object.entries(ffprobe.tags).map(([key, text]) => [key.toLowerCase(), text]))
    const { artist, album, date, genre, comment, copyright, engineer, isrc } = metadata
    const said = { title: fullTitle(metadata), artist, album, date, genre, comment, copyright, engineer }
    for (const [key, text] of Object.entries(said)) expect(tags[key] ?? '', key).toBe(text)
    const { version } = metadata
    const stamp = {
      tutti_version: version?.name,
      tutti_version_id: version?.id,
      tutti_approval: version?.approval,
      tutti_approved_by: version?.approvedBy || undefined,
      tutti_approved_at: version?.approvedAt || undefined,
      tutti_state_sha256: version?.stateSha256,
    }
    for (const [key, text] of Object.entries(stamp)) expect(tags[key], key).toBe(text)
    expect(tags.isrc ?? tags.tsrc ?? '').toBe(isrc)
    expect(tags.tracktotal ? `${tags.track}/${tags.tracktotal}` : (tags.track ?? '')).toBe(metadata.track)
    expect(mediainfo.title ?? '').toBe(fullTitle(metadata))
    expect(mediainfo.performer ?? '').toBe(artist)
    expect(mediainfo.isrc ?? '').toBe(isrc)
    expect(mediainfo.date ?? '').toBe(date)

    const sections = metadata.sections.filter(({ startFrame }) => startFrame < frames)
    expect(ffprobe.chapters.map(({ title }) => title)).toEqual(sections.map(({ name: title }) => title))
    for (const [index, { startFrame }] of sections.entries()) {
      expect(Math.abs((ffprobe.chapters[index]?.start ?? -1) - startFrame / rateHz)).toBeLessThan(0.001)
    }
  })
})
