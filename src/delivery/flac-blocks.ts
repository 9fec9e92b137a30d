import { joinBytes, littleEndian, plainBytes, utf8Bytes } from '../wav/chunk-bytes'
import type { FileMetadata } from './file-metadata'
import { fullTitle } from './full-title'
import type { FileLength } from './id3'
import { SESSION_CHUNK_ID, sessionPayload } from './session-chunk'
import { versionTags } from './version-tags'

/** A FLAC metadata block without its header (RFC 9639, 8): type and content. */
export interface FlacBlock {
  type: number
  payload: Uint8Array<ArrayBuffer>
}

const APPLICATION = 2
const VORBIS_COMMENT = 4

/** The blocks that say what `metadata` says, in order, to stand behind STREAMINFO: tags, then the session. */
export function flacBlocks(metadata: FileMetadata, length: FileLength): FlacBlock[] {
  const { program, session } = metadata
  const blocks = [{ type: VORBIS_COMMENT, payload: vorbisPayload(program, vorbisComments(metadata, length)) }]
  if (session !== null) {
    const payload = joinBytes([plainBytes(SESSION_CHUNK_ID), sessionPayload({ program, session })])
    blocks.push({ type: APPLICATION, payload })
  }
  return blocks
}

/**
 * Tags as Vorbis comments "KEY=text", for FLAC and Opus. Sections as the field writes chapters (CHAPTER001 with a time,
 * CHAPTER001NAME). Nothing that is empty.
 */
export function vorbisComments(metadata: FileMetadata, length: FileLength): string[] {
  const [track = '', tracks = ''] = metadata.track.split('/')
  const texts: [key: string, text: string][] = [
    ['TITLE', fullTitle(metadata)],
    ['ARTIST', metadata.artist],
    ['ALBUM', metadata.album],
    ['TRACKNUMBER', track],
    ['TRACKTOTAL', tracks],
    ['DATE', metadata.date],
    ['GENRE', metadata.genre],
    ['COMMENT', metadata.comment],
    ['ISRC', metadata.isrc],
    ['COPYRIGHT', metadata.copyright],
    ['ENGINEER', metadata.engineer],
    ...versionTags(metadata.version),
    ['ENCODER', metadata.program],
    ['ENCODER_SETTINGS', metadata.coding],
    ...metadata.sections.flatMap(({ name, startFrame }, index): [string, string][] => {
      const key = `CHAPTER${String(index + 1).padStart(3, '0')}`
      return [
        [key, clock(Math.round((startFrame * 1000) / length.rateHz))],
        [`${key}NAME`, name],
      ]
    }),
  ]
  return texts.filter(([, text]) => text !== '').map(([key, text]) => `${key}=${text}`)
}

/** The block's content (Vorbis I, 5.2.1): who wrote it, then the comments, each behind its length. */
export function vorbisPayload(vendor: string, comments: readonly string[]): Uint8Array<ArrayBuffer> {
  const counted = (text: string) => {
    const bytes = utf8Bytes(text)
    return joinBytes([littleEndian(bytes.length, 4), bytes])
  }
  return joinBytes([counted(vendor), littleEndian(comments.length, 4), ...comments.map(counted)])
}

/** Milliseconds as "01:02:03.456". */
function clock(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`
}
