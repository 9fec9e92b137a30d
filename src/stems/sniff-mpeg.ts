import type { ByteReader } from '../wav/byte-reader'

const MPEG1_RATES = [44100, 48000, 32000]
const ADTS_RATES = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350]
/** Bit rates in kbit/s of layers I, II and III of MPEG-1, then I, and II with III, of MPEG-2 (ISO/IEC 11172-3, 13818-3). */
const BIT_RATES = [
  [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
]

interface MpegFrame {
  codec: 'mp3' | 'aac'
  rateHz: number
  bytes: number
}

function frameAt(bytes: Uint8Array, at: number): MpegFrame | null {
  const [b0, b1, b2, b3] = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0]
  if (b0 !== 0xff) return null
  if ((b1 & 0xf6) === 0xf0) {
    const rateHz = ADTS_RATES[(b2 >> 2) & 15]
    const length = ((b3 & 3) << 11) | ((bytes[at + 4] ?? 0) << 3) | ((bytes[at + 5] ?? 0) >> 5)
    return rateHz && length >= 7 ? { codec: 'aac', rateHz, bytes: length } : null
  }
  if ((b1 & 0xe0) !== 0xe0) return null
  const version = (b1 >> 3) & 3
  const layer = 4 - ((b1 >> 1) & 3)
  const rate = MPEG1_RATES[(b2 >> 2) & 3]
  if (version === 1 || layer === 4 || !rate) return null
  const isFirst = version === 3
  const table = isFirst ? BIT_RATES[layer - 1] : BIT_RATES[layer === 1 ? 3 : 4]
  const kbps = table?.[b2 >> 4]
  if (!kbps) return null
  const rateHz = isFirst ? rate : version === 2 ? rate / 2 : rate / 4
  const padding = (b2 >> 1) & 1
  const samples = layer === 1 ? 384 : layer === 3 && !isFirst ? 576 : 1152
  const length =
    layer === 1
      ? (Math.floor((12 * kbps * 1000) / rateHz) + padding) * 4
      : Math.floor(((samples / 8) * kbps * 1000) / rateHz) + padding
  return { codec: 'mp3', rateHz, bytes: length }
}

/**
 * MPEG audio or ADTS by frame headers: two in a row that agree, as 11 set bits alone are found in any noise. Looks in
 * the first 8 KiB from `start` on (some files begin with padding).
 */
export async function sniffMpeg(
  reader: ByteReader,
  start: number,
): Promise<{ codec: 'mp3' | 'aac'; rateHz: number } | null> {
  const bytes = await reader.read(start, 16384)
  for (let at = 0; at + 4 < Math.min(bytes.length, 8192); at++) {
    const first = frameAt(bytes, at)
    if (!first) continue
    const next = at + first.bytes
    const second = frameAt(bytes, next)
    const isOnly = at === 0 && start + next >= reader.size
    if (isOnly || (second && second.codec === first.codec && second.rateHz === first.rateHz)) return first
  }
  return null
}
