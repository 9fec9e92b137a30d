import { createHash } from 'node:crypto'
import { type MessagePort, parentPort } from 'node:worker_threads'
import { expose } from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import type { RenderWorkerApi } from '../render/render-job'
import { createRenderWorker } from '../render/render-worker'
import type { Sha256 } from '../render/sha256'
import { openFileStem } from './file-stem'
import { hashFile } from './hash-file'

/** What the command line's workers do: render, and tell stems by their samples. */
export interface CliWorkerApi extends RenderWorkerApi {
  hashFile(path: string, fileName: string): Promise<string>
}

/** Node's own SHA-256 uses the processor's instructions for it. */
async function createSha256(): Promise<Sha256> {
  const hash = createHash('sha256')
  return {
    update: (bytes) => {
      hash.update(bytes)
    },
    digest: () => hash.digest('hex'),
  }
}

const api: CliWorkerApi = {
  ...createRenderWorker({
    openStem: ({ stem, handle }, rateHz, dsp) => openFileStem(handle as string, stem.fileName, rateHz, dsp),
    createSha256,
    keptStrips: async () => null,
  }),
  hashFile,
}

expose(api, nodeEndpoint(parentPort as MessagePort))
