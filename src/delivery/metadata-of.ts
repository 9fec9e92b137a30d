import { ditherOf } from '../engine/quantiser'
import type { SessionDoc } from '../session/document'
import { type Dither, type ExportFormat, FORMATS } from '../session/export-format'
import { PROGRAM } from '../session/program'
import { sectionName } from '../session/section-list'
import { masterSpan } from '../session/song-length'
import { stringifySession } from '../session/stringify-session'
import type { FileMetadata } from './file-metadata'

/** The file that is being made of a session. */
export interface DeliveredFile {
  /** Name of the alternate; null for the master. */
  alternate: string | null
  format: ExportFormat
  dither: Dither
  /** Of the file. */
  rateHz: number
  /** Of the file, at its rate. */
  frames: number
}

/** What the file says beside its sound: all of it follows from the session, nothing from the clock or the host. */
export function metadataOf(session: SessionDoc, file: DeliveredFile): FileMetadata {
  return {
    ...session.metadata,
    title: session.title,
    alternate: file.alternate,
    sections: sectionsOf(session, file),
    version: session.delivery.version,
    coding: codingOf(session, file),
    program: PROGRAM,
    session: session.delivery.embedSession ? stringifySession(asDelivered(session, file)) : null,
  }
}

/** Sections on the frames of the file. One that began before the file's first frame begins with it. */
function sectionsOf(session: SessionDoc, { rateHz, frames }: DeliveredFile): FileMetadata['sections'] {
  const { start } = masterSpan(session)
  const all = session.sections.map(({ startSeconds }, index) => {
    const songFrame = Math.round(startSeconds * session.rateHz) - start
    return {
      name: sectionName(session.sections, index),
      startFrame: Math.max(0, Math.round((songFrame * rateHz) / session.rateHz)),
    }
  })
  const heard = ({ startFrame }: { startFrame: number }, index: number) =>
    startFrame < frames && startFrame !== all[index + 1]?.startFrame
  return all.filter(heard)
}

const DITHER_TEXT: Record<Dither, string> = { tpdf: 'TPDF dither', shaped: 'noise-shaped dither', none: 'no dither' }

/** Such as "16-bit, noise-shaped dither, converted from 96 kHz". */
export function codingOf(
  session: Pick<SessionDoc, 'rateHz'>,
  file: Omit<DeliveredFile, 'alternate' | 'frames'>,
): string {
  const { label, lossy, samples } = FORMATS[file.format]
  const dither = ditherOf(file.dither, samples === 'pcm16' ? 16 : 24, file.rateHz)
  const parts = [label]
  if (lossy) parts[0] = `${label}, of ${samples === 'pcm16' ? 16 : 24} bits`
  else parts[0] = samples === 'float32' ? '32-bit float' : `${FORMATS[file.format].bits}-bit`
  if (samples !== 'float32') parts.push(DITHER_TEXT[dither])
  if (file.rateHz !== session.rateHz) parts.push(`converted from ${session.rateHz / 1000} kHz`)
  return parts.join(', ')
}

/**
 * The session as this file was made of it: a format or a rate that was asked for beside the session (for an alternate)
 * goes into it, so that the same file comes of it again. It is then another state than the version whose stamp it has.
 */
function asDelivered(session: SessionDoc, { format, dither, rateHz }: DeliveredFile): SessionDoc {
  const isOwnRate = (session.export.rateHz ?? session.rateHz) === rateHz
  const delivered = { ...session, export: { format, dither, rateHz: isOwnRate ? session.export.rateHz : rateHz } }
  const isSame = delivered.export.format === session.export.format && isOwnRate && dither === session.export.dither
  return isSame ? delivered : { ...delivered, delivery: { ...session.delivery, version: null } }
}
