import { createStore } from 'zustand/vanilla'
import type { StemRef } from '../session/document'

/** A file on its way in. */
export interface ImportJob {
  readonly id: string
  readonly fileName: string
  /** 0 to 1. */
  readonly fraction: number
  readonly error: string | null
  cancel(): void
}

/** What the page knows of a decoded stem, besides what the session says. */
export interface StemFacts {
  readonly ref: StemRef & { readonly sha256: string }
  readonly peaks: { readonly min: Float32Array; readonly max: Float32Array; readonly framesPerPeak: number }
  readonly warnings: readonly string[]
  readonly container: string
  readonly bitDepth: number | null
}

export interface ImportsState {
  jobs: readonly ImportJob[]
  /** By content hash: every stem that is here and can be played. */
  stems: Readonly<Record<string, StemFacts>>
}

export function createImportsStore() {
  return createStore<ImportsState>()(() => ({ jobs: [], stems: {} }))
}
export type ImportsStore = ReturnType<typeof createImportsStore>

export function updateJob(store: ImportsStore, id: string, change: Partial<ImportJob>): void {
  store.setState((state) => ({ jobs: state.jobs.map((job) => (job.id === id ? { ...job, ...change } : job)) }))
}

export function removeJob(store: ImportsStore, id: string): void {
  store.setState((state) => ({ jobs: state.jobs.filter((job) => job.id !== id) }))
}

export function rememberStems(store: ImportsStore, facts: readonly StemFacts[]): void {
  if (facts.length === 0) return
  const added = Object.fromEntries(facts.map((stem) => [stem.ref.sha256, stem]))
  store.setState((state) => ({ stems: { ...state.stems, ...added } }))
}
