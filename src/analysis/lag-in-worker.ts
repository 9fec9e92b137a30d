import { transfer } from 'comlink'
import type { StemRef } from '../session/document'
import { inWorker } from './in-worker'
import type { LagWorkerApi } from './lag.worker'
import type { MusicLag } from './music-lag'
import { storedSound } from './stored-sound'

/**
 * By how much the music in the plain sum of some stems lies later than in that of others, at `rateHz`; null where no
 * place is clearly right. In a worker of its own. Rejects where the store cannot give the samples.
 */
export function lagOfStems(
  before: readonly StemRef[],
  after: readonly StemRef[],
  rateHz: number,
  library: { connect(): MessagePort },
): Promise<MusicLag | null> {
  const sounds = (stems: readonly StemRef[]) => stems.map((stem) => storedSound(stem, rateHz))
  return inWorker<LagWorkerApi, MusicLag | null>(
    () => new Worker(new URL('./lag.worker.ts', import.meta.url), { type: 'module', name: 'music lag' }),
    ({ lag }) => {
      const port = library.connect()
      return lag(transfer(port, [port]), sounds(before), sounds(after), rateHz)
    },
  )
}
