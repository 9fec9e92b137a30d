import { createStore } from 'zustand/vanilla'
import type { StemRef } from '../session/document'

/** Sound beside the song, ready to be heard: it lies in the store of stems. */
export interface PreparedSound {
  readonly stem: StemRef & { sha256: string }
  /** Frame of its own song, at the session's rate, on which its first frame sounds. */
  readonly startFrame: number
}

/** A saved version on the transport. */
export interface PreparedVersion {
  readonly versionId: string
  readonly name: string
  readonly status: 'preparing' | 'ready' | 'failed'
  /** Of its render, 0 to 1. */
  readonly fraction: number
  readonly error: string | null
  readonly sound: PreparedSound | null
  /** By how much its music lies later than in the first version. */
  readonly musicOffsetSeconds: number
}

/** Versions that can be on the transport at once: each costs a stream of the player. */
export const MAX_PREPARED_VERSIONS = 6

/** What can be listened to that is no part of the session. */
export interface CompareState {
  /** In the order in which they were asked for. */
  readonly versions: readonly PreparedVersion[]
  /** What a codec made of a file, after a codec check. */
  readonly codec: { readonly label: string; readonly sound: PreparedSound } | null
  /** Of the song as it stands: versions are heard in step with its music, over stems with another lead-in too. */
  readonly musicOffsetSeconds: number
}

export function createCompareStore() {
  return createStore<CompareState>()(() => ({ versions: [], codec: null, musicOffsetSeconds: 0 }))
}
export type CompareStore = ReturnType<typeof createCompareStore>
