/** A WAV file's chunks, by a reader of the tests' own: it shares no code with the product's. */
export interface WaveFile {
  /** 1: whole numbers, 3: floats. */
  kind: number
  channels: number
  rateHz: number
  bits: number
  /** Interleaved samples as they lie in the file. */
  data: Buffer
  chunks: string[]
}

export function waveFile(file: Buffer): WaveFile {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.readUInt32LE(4) !== file.length - 8) throw new Error('no RIFF')
  const found: Partial<WaveFile> = {}
  const chunks: string[] = []
  for (let at = 12; at + 8 <= file.length; ) {
    const id = file.toString('latin1', at, at + 4)
    const size = file.readUInt32LE(at + 4)
    const start = at + 8
    chunks.push(id)
    if (id === 'fmt ') {
      found.kind = file.readUInt16LE(start)
      found.channels = file.readUInt16LE(start + 2)
      found.rateHz = file.readUInt32LE(start + 4)
      found.bits = file.readUInt16LE(start + 14)
    }
    if (id === 'data') found.data = file.subarray(start, start + size)
    at = start + size + (size % 2)
  }
  if (!found.data || found.kind === undefined) throw new Error('no WAVE')
  return { ...(found as WaveFile), chunks }
}
