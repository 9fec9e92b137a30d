import { expose } from 'comlink'
import { Dsp } from '../engine/dsp'
import type { StereoBlock } from '../engine/stem-source'
import { SummedSource } from '../engine/summed-source'
import type { TonalBalance } from '../state/balance-store'
import { PortStemSource } from '../workers/port-stem-source'
import { BalanceMeter, measureBalance } from './tonal-balance'

/** A stem in the store; `frames` at the rate that it is read at. */
export interface StoredSound {
  readonly sha256: string
  readonly frames: number
}

let meter: BalanceMeter | null = null

const api = {
  /** The sum of stems, read through a port of the store. */
  measureStems(
    module: WebAssembly.Module,
    port: MessagePort,
    stems: readonly StoredSound[],
    rateHz: number,
    onProgress: (fraction: number) => void,
  ): Promise<TonalBalance | null> {
    const sources = stems.map(({ sha256, frames }) => new PortStemSource(port, { sha256, rateHz, frames }))
    return measureBalance(new Dsp(module), new SummedSource(sources), { onProgress })
  },

  /** Begins a sound that comes in pieces. */
  begin(module: WebAssembly.Module, rateHz: number): void {
    meter = new BalanceMeter(new Dsp(module), rateHz)
  },

  take({ left, right }: StereoBlock): void {
    meter?.process(left, right)
  },

  finish(): TonalBalance | null {
    return meter?.finish() ?? null
  },
}

export type BalanceWorkerApi = typeof api
expose(api)
