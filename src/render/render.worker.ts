import { expose } from 'comlink'
import { createSHA256 } from 'hash-wasm'
import type { KeptStrips } from '../protocol/kept-strips'
import { convertedFrames } from '../session/song-length'
import { KeptStripsFolder } from '../workers/kept-strips-folder'
import type { StoreFolder } from '../workers/opfs-types'
import { PortStemSource } from '../workers/port-stem-source'
import type { StemHandle } from './render-job'
import { createRenderWorker, type OpenStem } from './render-worker'
import type { Sha256 } from './sha256'

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

/** A part of what the browser gives, and at most so much: a song of eight strips and some changes. */
const MOST_KEPT_BYTES = 2_000_000_000
const SHARE_OF_QUOTA = 0.4

async function openKeptStrips(): Promise<KeptStrips | null> {
  try {
    const root = await navigator.storage.getDirectory()
    const folder = (await root.getDirectoryHandle('strips', { create: true })) as unknown as StoreFolder
    const { quota = 0 } = await navigator.storage.estimate()
    return new KeptStripsFolder(folder, Math.min(MOST_KEPT_BYTES, quota * SHARE_OF_QUOTA))
  } catch {
    return null
  }
}

let opened: Promise<KeptStrips | null> | null = null
function keptStrips(): Promise<KeptStrips | null> {
  opened ??= openKeptStrips()
  return opened
}

expose(createRenderWorker({ openStem, createSha256, keptStrips }))
