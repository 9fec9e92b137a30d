import type { ByteReader } from '../wav/byte-reader'
import { readId3 } from '../wav/read-id3'
import { readWavMetadata } from '../wav/read-metadata'
import { readFlacTags } from './read-flac-tags'
import { type EmbeddedSession, MOST_SESSION_BYTES, readSessionPayload, SESSION_FRAME_OWNER } from './session-chunk'

/** How masters begin: WAV, RF64, FLAC, MP3 with a tag and without one, Ogg. No session file begins so. */
const BEGINNINGS = ['RIFF', 'RF64', 'fLaC', 'ID3', '\u00ff', 'OggS']

/** Whether a file is a master, in which a session may travel, and not a session itself. */
export async function mayHoldSession(reader: ByteReader): Promise<boolean> {
  const start = new TextDecoder('latin1').decode(await reader.read(0, 4))
  return BEGINNINGS.some((beginning) => start.startsWith(beginning))
}

/**
 * The session that travels in a delivered file (WAV, FLAC or MP3), and the program that wrote it; null where the file
 * holds none. The text is not checked: `parseSession` does that. Rejects only where the bytes cannot be read.
 */
export async function sessionOfFile(reader: ByteReader): Promise<EmbeddedSession | null> {
  const payload =
    (await readWavMetadata(reader))?.session ?? (await readFlacTags(reader))?.session ?? (await ofId3(reader))
  return payload ? readSessionPayload(payload) : null
}

async function ofId3(reader: ByteReader): Promise<Uint8Array | null> {
  const head = await reader.read(0, 3)
  if (head.length < 3 || head[0] !== 0x49 || head[1] !== 0x44 || head[2] !== 0x33) return null
  const tag = readId3(await reader.read(0, Math.min(reader.size, 2 * MOST_SESSION_BYTES)))
  return tag?.privates.get(SESSION_FRAME_OWNER) ?? null
}
