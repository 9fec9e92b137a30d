import { expose } from 'comlink'
import { type CodecCheckWorkerApi, createCodecCheckWorker } from './codec-check-worker'

let worker: CodecCheckWorkerApi | null = null
const started = (): CodecCheckWorkerApi => {
  if (!worker) throw new Error('The worker has no binary yet.')
  return worker
}

/** The binary comes first, with `start`: it is compiled once for the page. */
export interface CodecCheckWorkerEntry extends CodecCheckWorkerApi {
  start(dspModule: WebAssembly.Module): void
}

expose({
  start(dspModule) {
    worker = createCodecCheckWorker(dspModule)
  },
  open: (...args) => started().open(...args),
  encode: (...args) => started().encode(...args),
  judge: (...args) => started().judge(...args),
  compare: (...args) => started().compare(...args),
} satisfies CodecCheckWorkerEntry)
