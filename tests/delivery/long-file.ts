import type { ByteSink } from '../../src/delivery/audio-file'
import { openWavFile } from '../../src/delivery/wav-file'
import type { ByteReader } from '../../src/wav/byte-reader'
import { MEASURED, SAMPLE_FILES, type SampleFile } from './sample-files'

/** Longer than 4 GiB, and 2 h 10 min at 96 kHz; an odd number of bytes would be impossible in stereo, so no pad. */
export const LONG_FILE: SampleFile = {
  ...SAMPLE_FILES['full.wav']!,
  rateHz: 96_000,
  frames: 750_000_000,
  metadata: {
    ...SAMPLE_FILES['full.wav']!.metadata,
    sections: [
      { name: 'Side A', startFrame: 0 },
      // Its byte, unlike its frame, lies beyond 4 GiB.
      { name: 'Side B', startFrame: 740_000_000 },
    ],
  },
}

/** A file of which only the bytes that are not silence are kept: silence stands for a hole. */
export class GappedFile implements ByteSink, ByteReader {
  readonly pieces: { at: number; bytes: Uint8Array<ArrayBuffer> }[] = []
  size = 0
  readonly #silence: Uint8Array<ArrayBuffer>

  /** Writes of `silence` itself, or of a part of its buffer, leave a hole. */
  constructor(silence: Uint8Array<ArrayBuffer>) {
    this.#silence = silence
  }

  write(bytes: Uint8Array<ArrayBuffer>): void {
    if (bytes.buffer !== this.#silence.buffer) this.pieces.push({ at: this.size, bytes: bytes.slice() })
    this.size += bytes.length
  }

  writeAt(position: number, bytes: Uint8Array<ArrayBuffer>): void {
    const piece = this.pieces.find(({ at, bytes: kept }) => at <= position && position < at + kept.length)
    piece?.bytes.set(bytes, position - piece.at)
  }

  read(offset: number, length: number): Promise<Uint8Array> {
    const out = new Uint8Array(Math.max(0, Math.min(length, this.size - offset)))
    for (const { at, bytes } of this.pieces) {
      const from = Math.max(at, offset)
      const to = Math.min(at + bytes.length, offset + out.length)
      if (from < to) out.set(bytes.subarray(from - at, to - at), from - offset)
    }
    return Promise.resolve(out)
  }
}

/** The long file, silent. */
export async function longFile(file: SampleFile = LONG_FILE): Promise<GappedFile> {
  const silence = new Uint8Array(6 * 1024 * 1024)
  const sink = new GappedFile(silence)
  const out = openWavFile(file, sink)
  const bytes = file.frames * 6
  for (let at = 0; at < bytes; at += silence.length)
    await out.write(silence.subarray(0, Math.min(silence.length, bytes - at)))
  await out.finish(MEASURED)
  return sink
}
