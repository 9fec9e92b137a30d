import { canDecodeStereo24, decodeStereo24 } from '../../wav/decode-stereo24'
import type { PcmFormat } from '../../wav/pcm-format'
import { cleanNonFinite, decodeChannel } from '../../wav/sample-decoders'
import { openWave, parseFmt } from '../../wav/wave-chunks'
import type { HashingReader } from './hashing-reader'
import type { ReadBack, ReadPiece } from './reading'
import { waveStructure } from './wave-structure'

const PIECE_FRAMES = 65536
const CONTAINERS: Record<string, string> = { wav: 'WAV', rf64: 'RF64', bw64: 'BW64' }

export async function readBackWave(reader: HashingReader, fileName: string): Promise<ReadBack> {
  const format = await openWave(reader, fileName)
  const structure = await waveStructure(reader)
  const problems = [...structure.problems, ...format.warnings]
  const fmt = structure.chunks.find(({ id }) => id === 'fmt ')
  const codec = fmt && parseFmt(await reader.read(fmt.offset, fmt.size))
  if (codec && codec.blockBytes !== format.layout.bytes * format.channels) {
    problems.push(`Its header says ${codec.blockBytes} bytes a frame.`)
  }
  const data = structure.chunks.find(({ id }) => id === 'data')
  if (data && data.size !== format.frames * format.layout.bytes * format.channels) {
    problems.push('Its audio does not end with a whole frame.')
  }
  return {
    container: CONTAINERS[format.container] ?? format.container,
    codec: format.sampleFormat === 'float' ? 'PCM, floating point' : 'PCM',
    lossy: false,
    rateHz: format.rateHz,
    channels: format.channels,
    bits: format.bitDepth,
    float: format.sampleFormat === 'float',
    statedFrames: format.frames,
    problems,
    pieces: () => wavePieces(reader, format),
  }
}

async function* wavePieces(reader: HashingReader, format: PcmFormat): AsyncGenerator<ReadPiece> {
  const { layout, channels, frames, dataOffset } = format
  const frameBytes = layout.bytes * channels
  await reader.catchUpTo(dataOffset)
  for (let start = 0; start < frames; start += PIECE_FRAMES) {
    const count = Math.min(PIECE_FRAMES, frames - start)
    const pcm = await reader.read(dataOffset + start * frameBytes, count * frameBytes)
    if (pcm.length < count * frameBytes) throw new Error('The file became shorter while it was read.')
    const isPlain24 = channels === 2 && layout.kind === 'signed' && layout.bytes === 3 && canDecodeStereo24(pcm)
    const [left, right] = isPlain24
      ? decodeStereo24(pcm, count)
      : Array.from({ length: channels }, (_, channel) => decodeChannel(pcm, layout, channels, channel, count))
    if (!left) return
    let nonFinite = 0
    if (layout.kind === 'float') nonFinite = cleanNonFinite(left) + (right ? cleanNonFinite(right) : 0)
    yield { left, right: right ?? left, pcm, nonFinite, fraction: (start + count) / frames }
  }
}
