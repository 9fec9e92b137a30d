import type { SessionDoc, StemRef } from '../session/document'
import { FORMATS } from '../session/export-format'
import { rideList } from '../session/ride-list'
import type { ImportsState } from '../state/imports-store'

const hashIn = (stems: ImportsState['stems'], stem: StemRef) =>
  stem.sha256 !== null && stem.sha256 in stems ? stem.sha256 : null

/**
 * What the figures of the master or of the plain sum depend on, as text: equal keys measure the same. For the master
 * that is the sound, and what it is quantised to, because the figures are those of the file. Names and families are no
 * part of it. Null where there is nothing to measure, or a stem is missing.
 */
export function songKey(session: SessionDoc, what: 'master' | 'sum', stems: ImportsState['stems']): string | null {
  const groups = session.groups.map((group) => group.stems.map((stem) => hashIn(stems, stem)))
  if (groups.length === 0 || groups.flat().includes(null)) return null
  const { rateHz, master, export: file } = session
  if (what === 'sum') return JSON.stringify(['sum', rateHz, groups])
  const strips = session.groups.map((group) => [group.strip, [...rideList(session, group)]])
  const { samples } = FORMATS[file.format]
  const quantised = samples === 'float32' ? samples : [samples, file.dither, file.dither === 'none' ? 0 : session.seed]
  return JSON.stringify(['master', rateHz, groups, strips, master, quantised])
}

/** The same for a file: null where it is missing. */
export function fileKey(stem: StemRef, stems: ImportsState['stems']): string | null {
  const hash = hashIn(stems, stem)
  return hash === null ? null : `source ${hash}`
}
