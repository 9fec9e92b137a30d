import { createHash } from 'node:crypto'
import { openLossless } from '../stems/open-lossless'
import { interleave, StemHash } from '../stems/stem-hash'
import { FileReader } from './file-reader'

/** A file's stem hash: over its rate, its channels and its samples, whatever container they came in. */
export async function hashFile(path: string, fileName: string): Promise<string> {
  const reader = new FileReader(path)
  try {
    const file = await openLossless(reader, fileName)
    const hash = await StemHash.create(file.rateHz, file.channels, createHash('sha256'))
    for await (const piece of file.pieces()) hash.update(interleave(piece.channels))
    return hash.digest()
  } finally {
    reader.close()
  }
}
