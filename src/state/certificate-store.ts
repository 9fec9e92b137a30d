import { createStore } from 'zustand/vanilla'
import type { Certificate } from '../delivery/certificate/certificate'
import type { Verification } from '../delivery/certificate/verify-certificate'

/** A certificate of an exported file; null where the file could not be read. */
export interface FileCertificate {
  readonly fileName: string
  readonly certificate: Certificate | null
  /** Why there is none. */
  readonly error: string | null
}

/** A file that was held against its certificate. */
export interface CheckedFile {
  readonly fileName: string
  readonly verification: Verification
}

export interface CertificateState {
  readonly status: 'idle' | 'measuring' | 'done' | 'failed'
  /** 0 to 1, over all files. */
  readonly fraction: number
  /** The master first. */
  readonly files: readonly FileCertificate[]
  /** Why the work failed as a whole. */
  readonly error: string | null
  readonly check: {
    readonly status: 'idle' | 'measuring' | 'done' | 'failed'
    readonly fraction: number
    readonly checked: CheckedFile | null
    readonly error: string | null
  }
}

const NO_CHECK = { status: 'idle', fraction: 0, checked: null, error: null } as const

export function createCertificateStore() {
  return createStore<CertificateState>()(() => ({
    status: 'idle',
    fraction: 0,
    files: [],
    error: null,
    check: NO_CHECK,
  }))
}
export type CertificateStore = ReturnType<typeof createCertificateStore>
