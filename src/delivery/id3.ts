import { id3Chapter, id3Comment, id3Contents, id3OwnText, id3People, id3Private, id3Tag, id3Text } from '../wav/id3-tag'
import type { FileMetadata } from './file-metadata'
import { fullTitle } from './full-title'
import { SESSION_FRAME_OWNER, sessionPayload } from './session-chunk'
import { versionTags } from './version-tags'

/** Length of a file, to say in milliseconds where its sections are. */
export interface FileLength {
  rateHz: number
  frames: number
}

/**
 * What the file says of itself as an ID3v2.4 tag: the front of an MP3, or the `id3 ` chunk of a WAV; empty where it says
 * nothing. With a length (an MP3) the sections are chapters and the session travels in it; a WAV has chunks of their own
 * for both. The engineer stands twice: as TIPL, where the standard wants the name, and as TXXX, which players show.
 */
export function id3Of(metadata: FileMetadata, length: FileLength | null): Uint8Array<ArrayBuffer> {
  const texts: [id: string, text: string][] = [
    ['TIT2', fullTitle(metadata)],
    ['TPE1', metadata.artist],
    ['TALB', metadata.album],
    ['TRCK', metadata.track],
    ['TDRC', metadata.date],
    ['TCON', metadata.genre],
    ['TSRC', metadata.isrc],
    ['TCOP', metadata.copyright],
  ]
  const frames = texts.filter(([, text]) => text !== '').map(([id, text]) => id3Text(id, text))
  if (metadata.comment) frames.push(id3Comment(metadata.comment))
  if (metadata.engineer) {
    frames.push(id3People([['engineer', metadata.engineer]]), id3OwnText('ENGINEER', metadata.engineer))
  }
  frames.push(...versionTags(metadata.version).map(([name, text]) => id3OwnText(name, text)))
  if (length) frames.push(...chapters(metadata, length))
  if (frames.length > 0) frames.push(id3Text('TSSE', metadata.program))
  const { program, session } = metadata
  if (length && session !== null) frames.push(id3Private(SESSION_FRAME_OWNER, sessionPayload({ program, session })))
  return id3Tag(frames)
}

function chapters({ sections }: FileMetadata, { rateHz, frames }: FileLength): Uint8Array<ArrayBuffer>[] {
  if (sections.length === 0) return []
  const ms = (frame: number) => Math.round((frame * 1000) / rateHz)
  const ids = sections.map((_, index) => `section${index + 1}`)
  return [
    id3Contents(ids),
    ...sections.map(({ name, startFrame }, index) =>
      id3Chapter(ids[index] ?? '', name, ms(startFrame), ms(sections[index + 1]?.startFrame ?? frames)),
    ),
  ]
}
