import { transfer, wrap } from 'comlink'
import type { StemRef } from '../session/document'
import { convertedFrames } from '../session/song-length'
import type { LagWorkerApi } from './lag.worker'
import type { MusicLag } from './music-lag'

/**
 * By how much the music in the plain sum of some stems lies later than in that of others, at `rateHz`; null where no
 * place is clearly right. In a worker of its own. Rejects where the store cannot give the samples.
 */
export async function lagOfStems(
  before: readonly StemRef[],
  after: readonly StemRef[],
  rateHz: number,
  library: { connect(): MessagePort },
): Promise<MusicLag | null> {
  const worker = new Worker(new URL('./lag.worker.ts', import.meta.url), { type: 'module', name: 'music lag' })
  // comlink's calls never settle once the worker is gone.
  const ended = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      reject(new Error(event.message || 'The worker that compares the stems did not start. Reload the page.'))
    })
  })
  const sounds = (stems: readonly StemRef[]) =>
    stems.map((stem) => ({ sha256: stem.sha256 as string, frames: convertedFrames(stem, rateHz) }))
  const port = library.connect()
  try {
    const { lag } = wrap<LagWorkerApi>(worker)
    return await Promise.race([lag(transfer(port, [port]), sounds(before), sounds(after), rateHz), ended])
  } finally {
    worker.terminate()
  }
}
