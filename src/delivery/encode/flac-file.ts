import { registerFlacEncoder } from '@mediabunny/flac-encoder'
import { createMD5 } from 'hash-wasm'
import { FlacOutputFormat } from 'mediabunny'
import { FORMATS } from '../../session/export-format'
import type { AudioFileSpec, ByteSink } from '../audio-file'
import { flacBlocks } from '../flac-blocks'
import type { CodedFile } from './coded-file'
import { flacBlock, flacStreamInfo } from './flac-stream-info'
import { PacketEncoder } from './packet-encoder'
import { PacketFile, PacketQueue } from './packet-file'
import { int16Values, int24Values } from './pcm-values'

/** Where STREAMINFO's content lies: behind "fLaC" and its block header. */
const STREAM_INFO_AT = 8
/** libFLAC's, at every level that the package uses. */
const BLOCK_FRAMES = 4096

/**
 * FLAC of 16 or 24 bits (RFC 9639): frames by libFLAC (level 5), everything before them our own. Exact, and the same
 * bytes in the page and in Node.
 */
export async function openFlacFile(spec: AudioFileSpec, sink: ByteSink): Promise<CodedFile> {
  registerFlacEncoder()
  const bits = FORMATS[spec.format].bits as 16 | 24
  const md5 = await createMD5()
  const queue = new PacketQueue()
  let leastBytes = 2 ** 24
  let mostBytes = 0
  const encoder = new PacketEncoder({
    codec: 'flac',
    bitrate: null,
    rateHz: spec.rateHz,
    container: new FlacOutputFormat({ appendOnly: true }),
    onPacket({ data }) {
      leastBytes = Math.min(leastBytes, data.length)
      mostBytes = Math.max(mostBytes, data.length)
      queue.push(data)
    },
  })
  const blocks = flacBlocks(spec.metadata, spec)
  const info = { rateHz: spec.rateHz, bits, blockFrames: BLOCK_FRAMES, frames: spec.frames }
  return new PacketFile(spec, sink, encoder, {
    head() {
      const unknown = { leastBytes: 0, mostBytes: 0, md5: new Uint8Array(16) }
      const head = new PacketQueue()
      head.push(Uint8Array.of(0x66, 0x4c, 0x61, 0x43))
      head.push(flacBlock(0, flacStreamInfo({ ...info, ...unknown }), false))
      for (const [n, { type, payload }] of blocks.entries())
        head.push(flacBlock(type, payload, n === blocks.length - 1))
      return head.take()
    },
    values(pcm) {
      md5.update(pcm)
      return bits === 16 ? int16Values(pcm) : int24Values(pcm)
    },
    take: () => queue.take(),
    async patch(to) {
      const known = { leastBytes, mostBytes, md5: md5.digest('binary') }
      await to.writeAt(STREAM_INFO_AT, flacStreamInfo({ ...info, ...known }))
    },
  })
}
