import { registerMp3Encoder } from '@mediabunny/mp3-encoder'
import { Mp3OutputFormat } from 'mediabunny'
import type { AudioFileSpec, ByteSink } from '../audio-file'
import { id3Of } from '../id3'
import type { CodedFile } from './coded-file'
import { crc16Reversed, mp3FrameBytes, mp3InfoFrame } from './mp3-info-frame'
import { PacketEncoder } from './packet-encoder'
import { PacketFile, PacketQueue } from './packet-file'
import { int16Values } from './pcm-values'

/**
 * MP3 of 320 kb/s, constant, by LAME, with an "Info" frame: decoders that read it give back the file's length and its
 * first sample. The same bytes in the page and in Node.
 */
export async function openMp3File(spec: AudioFileSpec, sink: ByteSink): Promise<CodedFile> {
  registerMp3Encoder()
  const queue = new PacketQueue()
  const length = { samples: spec.frames, frames: 0, bytes: 0, crc: 0 }
  let header: Uint8Array | null = null
  const encoder = new PacketEncoder({
    codec: 'mp3',
    bitrate: 320_000,
    bitrateMode: 'constant',
    rateHz: spec.rateHz,
    container: new Mp3OutputFormat({ xingHeader: false }),
    onPacket({ data }) {
      header ??= data.slice(0, 4)
      length.frames++
      length.bytes += data.length
      length.crc = crc16Reversed(data, length.crc)
      queue.push(data)
    },
  })
  const tag = id3Of(spec.metadata, spec)
  return new PacketFile(spec, sink, encoder, {
    head() {
      const head = new PacketQueue()
      head.push(tag)
      head.push(new Uint8Array(mp3FrameBytes(spec.rateHz)))
      return head.take()
    },
    values: int16Values,
    take: () => queue.take(),
    async patch(to) {
      if (header) await to.writeAt(tag.length, mp3InfoFrame(header, spec.rateHz, length))
    },
  })
}
