import type { Certificate } from './certificate'

/** The certificate as a file: a field to a line, but rows of figures on one, as a history has thousands. */
export function certificateJson(certificate: Certificate): string {
  const text = JSON.stringify(certificate, null, 2)
  const oneLine = (row: string) => row.replace(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']')
  return `${text.replace(/\[\s+(?:(?:-?[\d.e+-]+|null),?\s+)+\]/g, oneLine)}\n`
}
