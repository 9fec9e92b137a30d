import { proxy, transfer, wrap } from 'comlink'
import type { AudioFileSpec, ByteSink } from '../audio-file'
import { type CodedFile, encodingCancelled } from './coded-file'
import type { EncodeWorkerApi } from './encode-worker'

/**
 * For the page: a file that is made in a worker of its own. Nothing is ahead of the sink by more than what is
 * being written; a failure of the sink comes back as it was thrown. Abort, `cancel` and any error end the worker.
 * Rejects as `openAudioFile` does.
 */
export async function openFileInWorker(spec: AudioFileSpec, sink: ByteSink, signal?: AbortSignal): Promise<CodedFile> {
  signal?.throwIfAborted()
  const worker = new Worker(new URL('./encode.worker.ts', import.meta.url), { type: 'module', name: 'encode' })
  let end: (error: Error) => void = () => {}
  const ended = new Promise<never>((_, reject) => {
    end = (error) => {
      worker.terminate()
      signal?.removeEventListener('abort', abort)
      reject(error)
    }
  })
  ended.catch(() => {})
  const abort = () => end(encodingCancelled())
  signal?.addEventListener('abort', abort)
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    end(new Error(event.message || 'The encoder could not be started. Reload the page.'))
  })
  const api = wrap<EncodeWorkerApi>(worker)
  let sinkError: { error: unknown } | null = null
  const told = async (work: () => void | Promise<void>) => {
    try {
      await work()
    } catch (error) {
      sinkError = { error }
      throw error
    }
  }
  const pageSink: ByteSink = {
    write: async (bytes) => told(() => sink.write(bytes)),
    writeAt: async (position, bytes) => told(() => sink.writeAt(position, bytes)),
  }
  const call = async <R>(work: Promise<R>): Promise<R> => {
    try {
      return await Promise.race([work, ended])
    } catch (error) {
      end(error as Error)
      throw sinkError ? sinkError.error : error
    }
  }
  await call(api.open(spec, proxy(pageSink)))
  return {
    write: (pcm) => {
      const copy = pcm.slice()
      return call(api.write(transfer(copy, [copy.buffer])))
    },
    async finish(measured) {
      await call(api.finish(measured))
      end(new Error('This file is finished.'))
    },
    cancel: async () => abort(),
  }
}
