import { expose } from 'comlink'
import { SummedSource } from '../engine/summed-source'
import { PortStemSource } from '../workers/port-stem-source'
import { type MusicLag, musicLag } from './music-lag'
import type { StoredSound } from './stored-sound'

const api = {
  /** By how much the music of one sum of stems is later than that of another; see `musicLag`. */
  lag(
    port: MessagePort,
    before: readonly StoredSound[],
    after: readonly StoredSound[],
    rateHz: number,
  ): Promise<MusicLag | null> {
    const sum = (stems: readonly StoredSound[]) =>
      new SummedSource(stems.map(({ sha256, frames }) => new PortStemSource(port, { sha256, rateHz, frames })))
    return musicLag(sum(before), sum(after))
  },
}

export type LagWorkerApi = typeof api
expose(api)
