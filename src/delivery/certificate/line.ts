import type { CertificateLine, LineValue } from './certificate'
import { rounded } from './expectation'

/** What a line is about, whatever comes out of it. */
export interface Subject {
  id: string
  label: string
  standard: string
  unit?: string
}

/** Nothing was promised: the reading is told for the reader. */
export function told(subject: Subject, measured: LineValue, note = ''): CertificateLine {
  return { unit: '', ...subject, expected: null, measured: plain(measured), tolerance: '', passed: true, note }
}

/** Passes where both are the same. `remedy`: what to do where they are not. */
export function same(
  subject: Subject,
  expected: LineValue,
  measured: LineValue,
  remedy: string,
  note = '',
): CertificateLine {
  const values = { expected: plain(expected), measured: plain(measured) }
  return judged(subject, values, 'the same', values.expected === values.measured, remedy, note)
}

/** Passes where both are at most `tolerance` apart, or both are undefined. */
export function near(
  subject: Subject,
  expected: number | null,
  measured: number | null,
  tolerance: number,
  remedy: string,
  note = '',
): CertificateLine {
  const values = { expected: plain(expected), measured: plain(measured) }
  const passed =
    values.expected === null || values.measured === null
      ? values.expected === values.measured
      : // Both are rounded to four decimals: half of the last one is the rounding's.
        Math.abs((values.measured as number) - (values.expected as number)) <= tolerance + 0.00005
  return judged(subject, values, `± ${tolerance}`, passed, remedy, note)
}

/** Passes where the measured value is no higher; `slack` is the numerical rest that is forgiven. */
export function atMost(
  subject: Subject,
  bound: number,
  measured: number | null,
  remedy: string,
  { note = '', slack = 0 } = {},
): CertificateLine {
  const values = { expected: plain(bound), measured: plain(measured) }
  const passed = measured === null || measured <= bound + slack
  return judged(subject, values, 'at most', passed, remedy, note)
}

function judged(
  subject: Subject,
  values: { expected: LineValue; measured: LineValue },
  tolerance: string,
  passed: boolean,
  remedy: string,
  note: string,
): CertificateLine {
  const text = passed ? note : [note, remedy].filter((part) => part !== '').join(' ')
  return { unit: '', ...subject, ...values, tolerance, passed, note: text }
}

function plain(value: LineValue): LineValue {
  return typeof value === 'number' ? rounded(value) : value
}
