import type { CodecPlayer } from '../audio/codec-player'
import type { PageCodecCheck } from '../delivery/codec-check/check-in-page'
import { FORMATS } from '../session/export-format'
import { type CodecCheckStore, createCodecCheckStore } from '../state/codec-check-store'
import type { App } from './app'

/** The codec check of an app: what is known of it, and what does it. */
export interface CodecCheck {
  readonly store: CodecCheckStore
  /** Coded files of the last check, in their worker. */
  page: PageCodecCheck | null
  player: CodecPlayer | null
  /** The codec that is in the player. */
  loaded: string | null
  /** The player that is followed while it plays. */
  followed: CodecPlayer | null
  /** Counts checks: what an older one still says is not heard. */
  run: number
}

const checks = new WeakMap<App, CodecCheck>()

/** The check that belongs to the app; made when somebody first looks for it. */
export function codecCheckOf(app: App): CodecCheck {
  const found = checks.get(app)
  if (found) return found
  const nothing = { page: null, player: null, loaded: null, followed: null, run: 0 }
  const check: CodecCheck = { store: createCodecCheckStore(), ...nothing }
  checks.set(app, check)
  return check
}

/** The finished master of the last export. */
export interface CheckedFile {
  readonly name: string
  readonly blob: Blob
  /** Why its coding cannot be checked, in words that say what to do; null where it can. */
  readonly obstacle: string | null
}

/** Null where nothing was exported yet. */
export function finishedMaster({ status, result }: ReturnType<App['exporting']['getState']>): CheckedFile | null {
  const master = status === 'done' ? result?.files[0] : null
  if (!master) return null
  const { label, lossy } = FORMATS[master.format]
  const obstacle = lossy ? `This export is coded already (${label}). Export a WAV or FLAC file to check.` : null
  return { name: master.fileName, blob: master.blob, obstacle }
}
