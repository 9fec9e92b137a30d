import { proxy, type Remote, transfer } from 'comlink'
import type { RenderHost } from '../render/render-host'
import { renderMix } from '../render/render-mix'
import type { SessionDoc, StemRef } from '../session/document'
import type { TonalBalance } from '../state/balance-store'
import { inWorker } from './in-worker'
import { storedSound } from './stored-sound'
import type { BalanceOptions } from './tonal-balance'
import type { BalanceWorkerApi } from './tonal-balance.worker'

/** The sum of stems as they came; a single one is a file. Rejects where the store cannot give their samples. */
export function balanceOfStems(
  stems: readonly StemRef[],
  rateHz: number,
  library: { connect(): MessagePort },
  dspModule: WebAssembly.Module,
  options: BalanceOptions = {},
): Promise<TonalBalance | null> {
  return inBalanceWorker(options, (api) => {
    const sounds = stems.map((stem) => storedSound(stem, rateHz))
    const port = library.connect()
    const report = proxy((fraction: number) => options.onProgress?.(fraction))
    return api.measureStems(dspModule, transfer(port, [port]), sounds, rateHz, report)
  })
}

/** A session's master before it is made into a file's numbers, by a render. Rejects as `renderMix` does. */
export function balanceOfMaster(
  session: SessionDoc,
  threads: number,
  host: RenderHost,
  options: BalanceOptions = {},
): Promise<TonalBalance | null> {
  const { onProgress, signal } = options
  return inBalanceWorker(options, async (api) => {
    const begin = async () => api.begin(await host.dspModule(), session.rateHz)
    await begin()
    await renderMix(
      { session, what: 'master', format: 'float32', dither: 'none', write: true, hash: false, threads },
      host,
      {
        onProgress: ({ fraction }) => onProgress?.(fraction),
        onBytes: (bytes) => api.take(transfer(bytes, [bytes.buffer])),
        onRestart: begin,
        ...(signal && { signal }),
      },
    )
    return api.finish()
  })
}

function inBalanceWorker(
  { signal }: BalanceOptions,
  call: (api: Remote<BalanceWorkerApi>) => Promise<TonalBalance | null>,
): Promise<TonalBalance | null> {
  const spawn = () =>
    new Worker(new URL('./tonal-balance.worker.ts', import.meta.url), { type: 'module', name: 'balance' })
  return inWorker(spawn, call, signal)
}
