import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  type MetadataTags,
  Mp4OutputFormat,
  Output,
  Quality,
} from 'mediabunny'
import type { AudioFileSpec, ByteSink } from '../audio-file'
import type { FileMetadata } from '../file-metadata'
import { fullTitle } from '../full-title'
import { versionLine } from '../version-tags'
import type { CodedFile } from './coded-file'
import { clearMp4Dates } from './mp4-dates'
import { floatsOfInt24 } from './pcm-values'

export const AAC_BITRATE = 256_000

/**
 * AAC in M4A by the browser's own encoder, so only where it has one; made in memory, a megabyte for half a minute. What
 * the encoder puts before the first sample is as its browser says it, and not checked by us.
 */
export async function openAacFile(
  spec: AudioFileSpec,
  sink: ByteSink,
  bitrate: number = AAC_BITRATE,
): Promise<CodedFile> {
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  const source = new AudioSampleSource({ codec: 'aac', quality: new Quality({ bitrate }) })
  output.addAudioTrack(source)
  output.setMetadataTags(mp4Tags(spec.metadata))
  await output.start()
  let frames = 0
  const cancel = async () => {
    if (output.state === 'started') await output.cancel()
  }
  const orCancel = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      await cancel()
      throw error
    }
  }
  return {
    cancel,
    write: (pcm) =>
      orCancel(async () => {
        const data = floatsOfInt24(pcm)
        const place = { numberOfChannels: 2, sampleRate: spec.rateHz, timestamp: frames / spec.rateHz }
        const sample = new AudioSample({ data, format: 'f32', ...place })
        frames += data.length / 2
        await source.add(sample).finally(() => sample.close())
      }),
    finish: () =>
      orCancel(async () => {
        await output.finalize()
        const bytes = new Uint8Array(target.buffer ?? new ArrayBuffer(0))
        clearMp4Dates(bytes)
        await sink.write(bytes)
      }),
  }
}

/**
 * There is no agreed place for an ISRC and an engineer in M4A: they are left out. Names of one's own cannot be written
 * here, so that the version stands behind the program.
 */
export function mp4Tags(metadata: FileMetadata): MetadataTags {
  const [track, tracks] = metadata.track.split('/')
  const texts = {
    title: fullTitle(metadata),
    artist: metadata.artist,
    album: metadata.album,
    genre: metadata.genre,
    comment: metadata.comment,
  }
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
    ...(track ? { trackNumber: Number(track) } : {}),
    ...(tracks ? { tracksTotal: Number(tracks) } : {}),
    raw: {
      '©too': [metadata.program, versionLine(metadata.version)].filter((part) => part !== '').join('; '),
      ...(metadata.date ? { '©day': metadata.date } : {}),
      ...(metadata.copyright ? { cprt: metadata.copyright } : {}),
    },
  }
}
