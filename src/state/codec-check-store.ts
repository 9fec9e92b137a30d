import { createStore } from 'zustand/vanilla'
import type { CheckCodecId } from '../delivery/codec-check/check-codecs'
import type { CodingReport } from '../delivery/codec-check/judge-coding'

/** What is heard: as it was coded, as it was, or the difference. */
export type CodecListening = 'coded' | 'original' | 'lost'

export interface CodecCheckState {
  readonly status: 'idle' | 'running' | 'done' | 'failed'
  /** What is checked, or was. */
  readonly file: { readonly name: string; readonly blob: Blob } | null
  /** The codec that is at work, and how much of it is done, 0 to 1. */
  readonly running: { readonly codec: CheckCodecId; readonly fraction: number } | null
  readonly reports: Readonly<Partial<Record<CheckCodecId, CodingReport>>>
  readonly error: string | null
  /** The codec whose overs are listed and that is listened to. */
  readonly shown: CheckCodecId | null
  readonly listening: CodecListening
  readonly sound: 'stopped' | 'loading' | 'playing'
  readonly positionSeconds: number
}

export const NO_CODEC_CHECK: CodecCheckState = {
  status: 'idle',
  file: null,
  running: null,
  reports: {},
  error: null,
  shown: null,
  listening: 'coded',
  sound: 'stopped',
  positionSeconds: 0,
}

export function createCodecCheckStore() {
  return createStore<CodecCheckState>()(() => NO_CODEC_CHECK)
}
export type CodecCheckStore = ReturnType<typeof createCodecCheckStore>
