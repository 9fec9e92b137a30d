import { proxy, type Remote, wrap } from 'comlink'
import type { Certificate } from './certificate'
import type { CertifyApi, FileToRead } from './certify.worker'
import type { Expectation } from './expectation'
import type { Verification } from './verify-certificate'

export interface CertifierOptions {
  /** 0 to 1. */
  onProgress?(fraction: number): void
  /** Ends the work at once; the promise rejects with its reason. */
  signal?: AbortSignal
}

/** The second reading away from the page's thread: a worker for each file, ended with it. */
export class CertifierWorker {
  readonly #module: WebAssembly.Module

  constructor(dspModule: WebAssembly.Module) {
    this.#module = dspModule
  }

  /** Rejects where the file cannot be read, with words for the person who has it. */
  certify(file: FileToRead, expectation: Expectation, options: CertifierOptions = {}): Promise<Certificate> {
    return this.#run(options, (api, onProgress) => api.certify(file, expectation, this.#module, onProgress))
  }

  /** `json`: the certificate's text, whoever wrote it. */
  verify(file: FileToRead, json: string, options: CertifierOptions = {}): Promise<Verification> {
    return this.#run(options, (api, onProgress) => api.verify(file, json, this.#module, onProgress))
  }

  async #run<Result>(
    { onProgress, signal }: CertifierOptions,
    call: (api: Remote<CertifyApi>, onProgress: (fraction: number) => void) => Promise<Result>,
  ): Promise<Result> {
    signal?.throwIfAborted()
    const worker = new Worker(new URL('./certify.worker.ts', import.meta.url), { type: 'module', name: 'certificate' })
    let onAbort = () => {}
    // comlink's calls never settle once the worker is gone.
    const ended = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault()
        reject(new Error(event.message || 'The worker that reads files again did not start. Reload the page.'))
      })
      onAbort = () => reject(signal?.reason)
      signal?.addEventListener('abort', onAbort)
    })
    try {
      const report = proxy((fraction: number) => onProgress?.(fraction))
      return await Promise.race([call(wrap<CertifyApi>(worker), report), ended])
    } finally {
      signal?.removeEventListener('abort', onAbort)
      worker.terminate()
    }
  }
}
