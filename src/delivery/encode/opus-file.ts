import { OggOutputFormat } from 'mediabunny'
import { joinBytes, plainBytes } from '../../wav/chunk-bytes'
import type { AudioFileSpec, ByteSink } from '../audio-file'
import { vorbisComments, vorbisPayload } from '../flac-blocks'
import type { CodedFile } from './coded-file'
import { OggPages } from './ogg-pages'
import { PacketEncoder } from './packet-encoder'
import { PacketFile, PacketQueue } from './packet-file'
import { floatsOfInt24 } from './pcm-values'

export const OPUS_BITRATE = 192_000
const BYTES_PER_FRAME = 6
/** A tenth of a second of silence behind the song: the encoder's delay is shorter, so the song's end comes out. */
const SILENCE_FRAMES = 4800

/** Opus in Ogg (RFC 7845) by the browser's encoder; the length is exact, by the last page's granule position. */
export async function openOpusFile(
  spec: AudioFileSpec,
  sink: ByteSink,
  bitrate: number = OPUS_BITRATE,
): Promise<CodedFile> {
  const pages = new OggPages()
  const queue = new PacketQueue()
  const comments = vorbisComments(spec.metadata, spec)
  // The comment header (RFC 7845, 5.2).
  const tags = joinBytes([plainBytes('OpusTags'), vorbisPayload(spec.metadata.program, comments)])
  let fed = 0
  let preSkip = 0
  let granule = 0
  let begun = false
  let waiting: Uint8Array | null = null
  const isOver = () => granule >= preSkip + spec.frames
  const place = () => {
    if (waiting) pages.packet(waiting, Math.min(granule, preSkip + spec.frames))
  }
  const encoder = new PacketEncoder({
    codec: 'opus',
    bitrate,
    rateHz: spec.rateHz,
    container: new OggOutputFormat(),
    onPacket({ data }, decoderConfig) {
      if (!begun) {
        begun = true
        const head = bytesOf(decoderConfig?.description)
        preSkip = head[10]! | (head[11]! << 8)
        pages.packet(head, 0, true)
        pages.packet(tags, 0, true)
      }
      // Packets behind the song's end are the silence that was fed to get at it.
      if (isOver()) return
      place()
      pages.closeLongPage()
      waiting = data
      granule += opusPacketFrames(data)
    },
  })
  const drain = () => {
    for (const page of pages.take()) queue.push(page)
    return queue.take()
  }
  return new PacketFile(spec, sink, encoder, {
    head: () => new Uint8Array(0),
    values(pcm) {
      fed += pcm.length / BYTES_PER_FRAME
      const values = floatsOfInt24(pcm)
      if (fed < spec.frames) return values
      const padded = new Float32Array(values.length + 2 * SILENCE_FRAMES)
      padded.set(values)
      return padded
    },
    take: drain,
    async patch(to) {
      place()
      pages.end()
      await to.write(drain())
    },
  })
}

function bytesOf(description: AllowSharedBufferSource | undefined): Uint8Array {
  if (!description) throw new Error('The encoder gave no head for the Opus file.')
  return ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description)
}

/** Frames at 48 kHz that a packet decodes to, by its first byte (RFC 6716, 3.1). */
export function opusPacketFrames(packet: Uint8Array): number {
  const config = packet[0]! >> 3
  const celt = [120, 240, 480, 960]
  const silk = [480, 960, 1920, 2880]
  const frames = config < 12 ? silk[config & 3]! : config < 16 ? [480, 960][config & 1]! : celt[config & 3]!
  const code = packet[0]! & 3
  const count = code === 0 ? 1 : code < 3 ? 2 : packet[1]! & 63
  return frames * count
}
