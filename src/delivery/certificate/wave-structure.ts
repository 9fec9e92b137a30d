import { type ByteReader, fourCharacters } from '../../wav/byte-reader'

// RIFF: Microsoft/IBM "Multimedia Programming Interface and Data Specifications 1.0"; RF64: EBU Tech 3306.

export interface WaveChunk {
  id: string
  /** Of its payload, from the file's start. */
  offset: number
  size: number
}

export interface WaveStructure {
  chunks: WaveChunk[]
  /** Where the file does not keep to its own sizes: sentences. */
  problems: string[]
}

const LONG = 0xffffffff

/** A file's chunks, followed strictly: a reader of stems forgives wrong sizes, a delivered file may have none. */
export async function waveStructure(reader: ByteReader): Promise<WaveStructure> {
  const head = await reader.read(0, 12)
  const isLong = fourCharacters(head, 0) !== 'RIFF'
  const problems: string[] = []
  const chunks: WaveChunk[] = []
  let riffBytes = viewOf(head).getUint32(4, true)
  let dataBytes: number | null = null
  let at = 12
  while (at < reader.size) {
    const bytes = await reader.read(at, 8)
    if (bytes.length < 8) {
      problems.push(`${bytes.length} bytes at its end belong to no chunk.`)
      break
    }
    const id = fourCharacters(bytes, 0)
    const offset = at + 8
    let size = viewOf(bytes).getUint32(4, true)
    if (id === 'ds64' && isLong) {
      const long = viewOf(await reader.read(offset, 16))
      riffBytes = long64(long, 0)
      dataBytes = long64(long, 8)
    }
    if (id === 'data' && size === LONG && dataBytes !== null) size = dataBytes
    if (id.includes('?')) problems.push(`At byte ${at} a chunk should begin, and none does.`)
    else if (offset + size > reader.size) problems.push(`Its "${id}" chunk says that it is longer than the file.`)
    if (problems.length > 0) break
    chunks.push({ id, offset, size })
    at = offset + size + (size & 1)
    if (at > reader.size) problems.push(`The pad byte after its "${id}" chunk is missing.`)
  }
  if (riffBytes !== reader.size - 8) {
    problems.push(`Its header says ${riffBytes + 8} bytes, and the file has ${reader.size}.`)
  }
  for (const id of ['fmt ', 'data', 'bext', 'ds64']) {
    if (chunks.filter((chunk) => chunk.id === id).length > 1) problems.push(`It has more than one "${id}" chunk.`)
  }
  return { chunks, problems }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function long64(view: DataView, offset: number): number {
  return view.byteLength < offset + 8
    ? 0
    : view.getUint32(offset + 4, true) * 0x100000000 + view.getUint32(offset, true)
}
