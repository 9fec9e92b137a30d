import * as v from 'valibot'
import { APPROVALS } from '../../session/document'
import { EXPORT_FORMATS } from '../../session/export-format'
import { CERTIFICATE_KIND, CERTIFICATE_VERSION, type Certificate } from './certificate'

/** The text is no certificate of ours; the message says so to the person who chose it. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError'
}

const text = v.string()
const figure = v.pipe(v.number(), v.finite())
const maybe = v.nullable(figure)
const sha256 = v.pipe(text, v.regex(/^[0-9a-f]{64}$/))
const value = v.nullable(v.union([text, figure]))

const VERSION = v.strictObject({
  id: text,
  name: text,
  stateSha256: sha256,
  approval: v.picklist(APPROVALS),
  approvedBy: text,
  approvedAt: text,
})

const METADATA = v.strictObject({
  title: text,
  artist: text,
  album: text,
  track: text,
  date: text,
  genre: text,
  comment: text,
  isrc: text,
  copyright: text,
  engineer: text,
  alternate: v.nullable(text),
  sections: v.array(v.strictObject({ name: text, startFrame: figure })),
  version: v.optional(v.nullable(VERSION)),
  coding: text,
  program: text,
  sessionSha256: v.nullable(sha256),
})

const PROMISED = v.strictObject({
  format: v.picklist(EXPORT_FORMATS),
  rateHz: figure,
  frames: figure,
  ceilingDbtp: maybe,
  predicted: v.nullable(v.strictObject({ integratedLufs: maybe, truePeakDbtp: maybe })),
  pcmSha256: v.nullable(sha256),
  metadata: v.nullable(METADATA),
  mayExceedCeiling: v.boolean(),
  targetLufs: maybe,
})

const LINE = v.strictObject({
  id: text,
  label: text,
  standard: text,
  expected: value,
  measured: value,
  unit: text,
  tolerance: text,
  passed: v.boolean(),
  note: text,
})

const CERTIFICATE = v.strictObject({
  kind: v.literal(CERTIFICATE_KIND),
  version: v.literal(CERTIFICATE_VERSION),
  program: text,
  date: text,
  file: v.strictObject({ name: text, bytes: figure, sha256 }),
  promised: PROMISED,
  lines: v.array(LINE),
  passed: v.boolean(),
  history: v.nullable(
    v.strictObject({
      hopSeconds: figure,
      momentaryLufs: v.array(maybe),
      shortTermLufs: v.array(maybe),
      truePeakDbtp: v.array(maybe),
    }),
  ),
  truePeaks: v.array(v.strictObject({ frame: figure, seconds: figure, dbtp: figure })),
  spectrum: v.nullable(v.strictObject({ centresHz: v.array(figure), levelsDb: v.array(maybe) })),
  seal: sha256,
})

/** Longest certificate: ten hours of programme stay below it. */
export const MOST_CERTIFICATE_BYTES = 64 << 20

/** Reads a certificate's JSON, whoever wrote it. Throws CertificateError. */
export function parseCertificate(json: string): Certificate {
  let content: unknown
  try {
    content = JSON.parse(json)
  } catch {
    throw new CertificateError('The certificate is not JSON: it was cut short or changed. Get it again.')
  }
  const { kind, version } = (content ?? {}) as { kind?: unknown; version?: unknown }
  if (kind !== CERTIFICATE_KIND) throw new CertificateError('The JSON file is no certificate of Tutti.')
  if (version !== CERTIFICATE_VERSION) {
    throw new CertificateError(`The certificate has version ${version}, which this program does not know: update it.`)
  }
  const parsed = v.safeParse(CERTIFICATE, content)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const path = v.getDotPath(issue) ?? 'somewhere'
  throw new CertificateError(`The certificate was changed: "${path}" is not as it is written by Tutti. Get it again.`)
}
