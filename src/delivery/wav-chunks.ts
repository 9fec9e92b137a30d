import { isrcAxmlChunk } from '../wav/axml-chunk'
import { asciiText, bextChunk, pcmHistory } from '../wav/bext-chunk'
import { joinBytes, riffChunk } from '../wav/chunk-bytes'
import { cueChunks } from '../wav/cue-chunks'
import { infoChunk } from '../wav/info-chunk'
import type { WavFormat } from '../wav/riff-head'
import type { AudioFileSpec } from './audio-file'
import type { FileMetadata } from './file-metadata'
import { fullTitle } from './full-title'
import { id3Of } from './id3'
import { SESSION_CHUNK_ID, sessionPayload } from './session-chunk'
import { versionLine } from './version-tags'

const BITS: Record<WavFormat, number> = { wav24: 24, wav16: 16, wav32f: 32 }
const NOTHING = new Uint8Array(0)

/** True where a file has nothing to say beside its sound. How it was made is no reason to say anything. */
export function saysNothing(metadata: FileMetadata): boolean {
  const { title, alternate, artist, album, track, date, genre, comment, isrc, copyright, engineer } = metadata
  const texts = [title, alternate, artist, album, track, date, genre, comment, isrc, copyright, engineer]
  const isBare = metadata.sections.length === 0 && metadata.version === null && metadata.session === null
  return isBare && texts.every((text) => !text)
}

/** The `bext` chunk, which every file of ours has: its loudness fields are filled in at the end. */
export function bextOf(format: WavFormat, { rateHz, metadata }: AudioFileSpec): Uint8Array<ArrayBuffer> {
  // The only place of a WAV where both ffprobe and mediainfo look: the ID3 tag is passed over by the former.
  const history = [metadata.program, metadata.coding, versionLine(metadata.version)]
  return bextChunk({
    description: description(metadata),
    originator: 'Tutti',
    date: metadata.date,
    codingHistory: pcmHistory(rateHz, BITS[format], history.filter((part) => part !== '').join('; ')),
  })
}

/**
 * "Artist - Song (Instrumental)", with what is known of it and has a letter or digit left in ASCII: players show a
 * description as a comment, and nobody wants to read "??????".
 */
function description(metadata: FileMetadata): string {
  const parts = [metadata.artist, fullTitle(metadata)]
  return parts.filter((part) => /[A-Za-z0-9]/.test(asciiText(part))).join(' - ')
}

/** The chunks behind the audio, those that have something to say. */
export function tailChunks({ metadata, frames }: AudioFileSpec): Uint8Array<ArrayBuffer> {
  if (saysNothing(metadata)) return NOTHING
  const { sections, session, program } = metadata
  const id3 = id3Of(metadata, null)
  return joinBytes([
    infoChunk([
      ['INAM', fullTitle(metadata)],
      ['IART', metadata.artist],
      ['IPRD', metadata.album],
      ['ITRK', metadata.track],
      ['ICRD', metadata.date],
      ['IGNR', metadata.genre],
      ['ICMT', metadata.comment],
      ['ICOP', metadata.copyright],
      ['IENG', metadata.engineer],
      // "Source" in the standard, the code itself in the field; the only place where ffprobe looks beside a `bext`.
      ['ISRC', metadata.isrc],
      ['ISFT', program],
    ]),
    cueChunks(
      sections.map(({ name, startFrame }, index) => ({
        name,
        startFrame,
        frames: (sections[index + 1]?.startFrame ?? frames) - startFrame,
      })),
    ),
    id3.length > 0 ? riffChunk('id3 ', id3) : NOTHING,
    isrcAxmlChunk(metadata.isrc),
    session === null ? NOTHING : riffChunk(SESSION_CHUNK_ID, sessionPayload({ program, session })),
  ])
}
