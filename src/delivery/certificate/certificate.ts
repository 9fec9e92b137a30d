import type { Promised } from './expectation'

export const CERTIFICATE_KIND = 'tutti-certificate'
export const CERTIFICATE_VERSION = 1

/** A value as a line shows it; null where there is none (the loudness of silence, a promise that nobody made). */
export type LineValue = string | number | null

/** One thing that was looked at. What has no promise and no bound is told for the reader, and passes. */
export interface CertificateLine {
  /** Such as "truePeak": what programs go by. */
  id: string
  label: string
  /** Where the reading's definition is, such as "ITU-R BS.1770-5". */
  standard: string
  expected: LineValue
  measured: LineValue
  /** Of both values; empty for texts. */
  unit: string
  /** How the two are compared, in words: "± 0.01", "at most", "the same"; empty where they are not. */
  tolerance: string
  passed: boolean
  /** What a reader should know; where the line failed, what to do. */
  note: string
}

export interface TruePeakPlace {
  /** Frame of the file that begins the 100 ms in which the peak lies. */
  frame: number
  seconds: number
  dbtp: number
}

/** The meter's history, a value each `hopSeconds`; null until a window is full, and for silence. */
export interface CertificateHistory {
  hopSeconds: number
  momentaryLufs: (number | null)[]
  shortTermLufs: (number | null)[]
  truePeakDbtp: (number | null)[]
}

/** Mean level of each third octave over the whole file, by nominal centres; a full-scale sine in one channel is -3.01. */
export interface CertificateSpectrum {
  centresHz: number[]
  levelsDb: (number | null)[]
}

/** Everything that was read back from one written file, and the promises that it was held against. */
export interface Certificate {
  kind: typeof CERTIFICATE_KIND
  version: typeof CERTIFICATE_VERSION
  /** Who measured, such as "Tutti 0.1.0". */
  program: string
  /** The only date that it bears: that of the session's metadata. */
  date: string
  file: { name: string; bytes: number; sha256: string }
  promised: Promised
  lines: CertificateLine[]
  /** All lines passed. */
  passed: boolean
  history: CertificateHistory | null
  /** The highest, at most 20, in the order of the song. */
  truePeaks: TruePeakPlace[]
  spectrum: CertificateSpectrum | null
  /** SHA-256 over the canonical JSON of everything above. */
  seal: string
}

/** A certificate before it is sealed. */
export type Unsealed = Omit<Certificate, 'seal'>

export function failedLines(certificate: Pick<Certificate, 'lines'>): CertificateLine[] {
  return certificate.lines.filter(({ passed }) => !passed)
}
