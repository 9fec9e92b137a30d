import { expose } from 'comlink'
import { Dsp } from '../engine/dsp'
import { SummedSource } from '../engine/summed-source'
import type { TonalBalance } from '../state/balance-store'
import { PortStemSource } from '../workers/port-stem-source'
import type { StoredSound } from './stored-sound'
import { BalanceMeter, measureBalance } from './tonal-balance'

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

  /** Begins a sound that comes in pieces; what came before does not count. */
  begin(module: WebAssembly.Module, rateHz: number): void {
    meter = new BalanceMeter(new Dsp(module), rateHz)
  },

  /** Whole frames of interleaved stereo, little-endian float32: what a render writes. */
  take(bytes: Uint8Array<ArrayBuffer>): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const frames = bytes.byteLength / 8
    const side = (offset: number) =>
      Float32Array.from({ length: frames }, (_, frame) => view.getFloat32(8 * frame + offset, true))
    meter?.process(side(0), side(4))
  },

  finish(): TonalBalance | null {
    return meter?.finish() ?? null
  },
}

export type BalanceWorkerApi = typeof api
expose(api)
