import type { Certificate, CertificateLine } from './certificate'
import { type CertifyTools, certifyPromised, type WrittenFile } from './certify'
import { same, told } from './line'
import { lineValueText } from './line-text'
import { CertificateError, parseCertificate } from './parse-certificate'
import { canonicalJson, sealHolds } from './seal'

/** What came out of holding a file against its certificate. */
export interface Verification {
  passed: boolean
  /** The checks of the certificate itself, then every line of it, measured now. */
  lines: CertificateLine[]
  /** Null where the certificate could not be read. */
  certificate: Certificate | null
  /** What was measured now; null where the file could not be read. */
  remeasured: Certificate | null
}

const GET_AGAIN = 'Get the file and its certificate again.'

/**
 * Measures a file anew and compares it with its certificate, line by line and the certificate with its seal. Nothing in
 * the certificate is believed: what is printed as measured was measured now.
 */
export async function verifyCertificate(file: WrittenFile, json: string, tools: CertifyTools): Promise<Verification> {
  let certificate: Certificate
  try {
    certificate = parseCertificate(json)
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error
    const line = same(CERTIFICATE, 'yes', 'no', '', error.message)
    return { passed: false, lines: [line], certificate: null, remeasured: null }
  }
  const holds = await sealHolds(certificate, tools.createSha256)
  const lines = [same(SEAL, 'yes', holds ? 'yes' : 'no', 'It was changed after it was made.')]
  let remeasured: Certificate | null = null
  try {
    // A file may be renamed: the certificate keeps the name that it had.
    remeasured = await certifyPromised({ ...file, name: certificate.file.name }, certificate.promised, tools)
    lines.push(nameLine(file.name, certificate.file.name), ...comparedLines(certificate, remeasured))
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error
    lines.push(same(READABLE, 'yes', 'no', GET_AGAIN, (error as Error).message))
  }
  return { passed: lines.every(({ passed }) => passed), lines, certificate, remeasured }
}

const CERTIFICATE = { id: 'certificate', label: 'The certificate can be read', standard: '' }
const SEAL = { id: 'seal', label: 'The certificate is as it was made', standard: 'FIPS 180-4' }
const READABLE = { id: 'readable', label: 'The file can be read', standard: '' }

function nameLine(name: string, certified: string): CertificateLine {
  const note = name === certified ? '' : `It was certified as “${certified}”.`
  return told({ id: 'name', label: 'File', standard: '' }, name, note)
}

function comparedLines(then: Certificate, now: Certificate): CertificateLine[] {
  const lines = [
    same(
      { id: 'fileSha256', label: 'SHA-256 of the file', standard: 'FIPS 180-4' },
      then.file.sha256,
      now.file.sha256,
      `Its bytes are not those that were certified. ${GET_AGAIN}`,
    ),
    same({ id: 'bytes', label: 'Size', standard: '', unit: 'bytes' }, then.file.bytes, now.file.bytes, GET_AGAIN),
  ]
  const known = new Map(then.lines.map((line) => [line.id, line]))
  const isSameProgram = then.program === now.program
  for (const line of now.lines) {
    const before = known.get(line.id)
    known.delete(line.id)
    // Another version of the program may look at more, or at less.
    if (before || isSameProgram) lines.push(comparedLine(before, line, isSameProgram))
  }
  if (isSameProgram) {
    for (const line of known.values()) {
      lines.push({ ...line, measured: null, passed: false, note: `This line is none of its lines. ${GET_AGAIN}` })
    }
    lines.push(...comparedRest(then, now))
  }
  return lines
}

/** A reading that another version of the program made may differ by this much, in dB, LU and seconds. */
const OTHER_PROGRAM_TOLERANCE = 0.02

function comparedLine(
  before: CertificateLine | undefined,
  now: CertificateLine,
  isSameProgram: boolean,
): CertificateLine {
  if (!before) return { ...now, passed: false, note: `The certificate does not have this line. ${GET_AGAIN}` }
  const agrees = isSameProgram ? canonicalJson(before) === canonicalJson(now) : nearlySame(before, now)
  if (agrees) return now
  // What failed then and fails now says for itself what is wrong.
  const note = before.passed ? GET_AGAIN : now.note
  return { ...now, passed: false, note: `The certificate says ${valueText(before)}. ${note}` }
}

function nearlySame(before: CertificateLine, now: CertificateLine): boolean {
  if (before.passed !== now.passed) return false
  const [a, b] = [before.measured, now.measured]
  return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= OTHER_PROGRAM_TOLERANCE : a === b
}

function valueText({ measured, unit, passed }: CertificateLine): string {
  const text = lineValueText(measured, unit)
  const value = /^[0-9a-f]{64}$/.test(text) ? `${text.slice(0, 12)}\u2026` : text
  return `${value}, ${passed ? 'passed' : 'failed'}`
}

/** What is drawn on the certificate, and its verdict. */
function comparedRest(then: Certificate, now: Certificate): CertificateLine[] {
  const parts = {
    verdict: [then.passed, now.passed],
    date: [then.date, now.date],
    'loudness history': [then.history, now.history],
    'true-peak places': [then.truePeaks, now.truePeaks],
    spectrum: [then.spectrum, now.spectrum],
  }
  const different = Object.entries(parts).filter(([, [a, b]]) => canonicalJson(a) !== canonicalJson(b))
  const names = different.map(([name]) => name).join(', ')
  const subject = { id: 'pictures', label: 'Verdict, history, peaks and spectrum', standard: '' }
  const note = names && `Not as they are measured now: ${names}.`
  return [same(subject, 'as measured', names === '' ? 'as measured' : 'different', GET_AGAIN, note)]
}
