import { expose } from 'comlink'
import { createSHA256 } from 'hash-wasm'
import { convertedFrames } from '../session/song-length'
import { PortStemSource } from '../workers/port-stem-source'
import type { Sha256 } from './output-file'
import type { StemHandle } from './render-job'
import { createRenderWorker, type OpenStem } from './render-worker'

/** A stem is read through a port of the store, which converts it to the rate that is asked for. */
async function openStem({ stem, handle }: StemHandle, rateHz: number): Promise<OpenStem> {
  if (!stem.sha256) throw new Error(`"${stem.fileName}" is not kept: add its file again.`)
  const port = handle as MessagePort
  const frames = convertedFrames(stem, rateHz)
  return {
    source: new PortStemSource(port, { sha256: stem.sha256, rateHz, frames }),
    warnings: () => [],
    close: () => port.close(),
  }
}

async function createSha256(): Promise<Sha256> {
  const hasher = await createSHA256()
  return {
    update: (bytes) => {
      hasher.update(bytes)
    },
    digest: () => hasher.digest('hex'),
  }
}

expose(createRenderWorker({ openStem, createSha256 }))
