import type { Sniffed } from '../../stems/sniff'
import { cleanNonFinite } from '../../wav/sample-decoders'
import type { DecodedSamples, ReadBack } from './reading'

const PIECE_FRAMES = 65536
const CONTAINERS: Partial<Record<Sniffed['container'], string>> = { ogg: 'Ogg', mp4: 'MP4', aac: 'AAC', webm: 'WebM' }
const CODECS: Record<string, string> = { opus: 'Opus', aac: 'AAC', vorbis: 'Vorbis', mp3: 'MPEG-1 layer III' }

/** A file whose samples the browser decoded. */
export function readBackDecoded(found: Sniffed, decoded: DecodedSamples): ReadBack {
  const [left = new Float32Array(0), right = left] = decoded.channels
  return {
    container: CONTAINERS[found.container] ?? found.container.toUpperCase(),
    codec: CODECS[found.codec ?? ''] ?? found.codec ?? 'unknown',
    lossy: found.lossy,
    rateHz: decoded.rateHz,
    channels: decoded.channels.length,
    bits: null,
    float: false,
    statedFrames: null,
    problems: [],
    async *pieces() {
      for (let start = 0; start < left.length; start += PIECE_FRAMES) {
        const end = Math.min(left.length, start + PIECE_FRAMES)
        const piece = { left: left.slice(start, end), right: right.slice(start, end) }
        const nonFinite = cleanNonFinite(piece.left) + cleanNonFinite(piece.right)
        yield { ...piece, pcm: null, nonFinite, fraction: end / left.length }
      }
    },
  }
}
