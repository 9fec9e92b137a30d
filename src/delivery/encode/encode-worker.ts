import { transfer } from 'comlink'
import type { Loudness } from '../../engine/loudness-meter'
import type { AudioFile, AudioFileSpec, ByteSink } from '../audio-file'
import { openAudioFile } from '../open-audio-file'

/** A worker that makes one file, and is ended with it. */
export interface EncodeWorkerApi {
  /** `sink`: a comlink proxy; each of its calls is waited for. */
  open(spec: AudioFileSpec, sink: ByteSink): Promise<void>
  write(pcm: Uint8Array<ArrayBuffer>): Promise<void>
  finish(measured: Loudness): Promise<void>
}

export function createEncodeWorker(): EncodeWorkerApi {
  let file: AudioFile | null = null
  const opened = () => {
    if (!file) throw new Error('No file is open in this worker.')
    return file
  }
  return {
    async open(spec, sink) {
      file = await openAudioFile(spec, {
        write: (bytes) => sink.write(transfer(bytes, [bytes.buffer])),
        writeAt: (position, bytes) => sink.writeAt(position, transfer(bytes, [bytes.buffer])),
      })
    },
    write: async (pcm) => opened().write(pcm),
    finish: async (measured) => opened().finish(measured),
  }
}
