import type { CertificateLine, LineValue } from './certificate'

const DIGITS: Record<string, number> = { LUFS: 2, LU: 2, dB: 2, dBTP: 2, dBFS: 2, s: 3 }

/** A line's value as a person reads it, with its unit: "-14.02 LUFS"; "none" where there is no value. */
export function lineValueText(value: LineValue, unit: string): string {
  if (value === null) return 'none'
  if (typeof value === 'string') return value === '' ? 'nothing' : value
  const digits = DIGITS[unit]
  const text = digits === undefined ? String(value) : (Number(value.toFixed(digits)) + 0).toFixed(digits)
  return unit ? `${text} ${unit}` : text
}

/** What the value is held against: "-14.00 LUFS ± 0.01", "at most -1.00 dBTP"; empty where nothing was promised. */
export function lineBoundText({ expected, tolerance, unit }: CertificateLine): string {
  if (tolerance === '') return ''
  const text = lineValueText(expected, unit)
  if (tolerance === 'the same' || tolerance === 'rounded') return text
  return tolerance.startsWith('±') ? `${text} ${tolerance}` : `${tolerance} ${text}`
}

/** "2 of 24 lines failed: True-peak ceiling, Title" */
export function verdictText(lines: readonly CertificateLine[]): string {
  const failed = lines.filter(({ passed }) => !passed)
  if (failed.length === 0) return `all ${lines.length} lines passed`
  return `${failed.length} of ${lines.length} lines failed: ${failed.map(({ label }) => label).join(', ')}`
}
