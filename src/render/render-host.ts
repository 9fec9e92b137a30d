import type { StemRef } from '../session/document'
import type { WorkerPool } from './worker-pool'

/** What a render needs of the place that it runs in: the page, or Node. */
export interface RenderHost {
  readonly pool: WorkerPool
  /** The compiled binary; workers get it by message. */
  dspModule(): Promise<WebAssembly.Module>
  /** Names the binary: what one has rendered is not another's. Null where strips are not kept. */
  readonly dspVersion: string | null
  /** What a worker of this host opens `stem` by, and what of it must be transferred. */
  handleOf(stem: StemRef): { handle: unknown; transfer: Transferable[] }
}
