import { type MetadataDoc, type MetadataField, plainIsrc } from '../session/metadata'
import type { App } from './app'

/** A text as the session keeps it: one line without spaces around it, an ISRC in its plain form. */
export function keptMetadata(id: keyof MetadataDoc, text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return id === 'isrc' ? plainIsrc(line) : line
}

/** Why a typed text cannot be kept; null where it can. */
export function metadataProblem({ id, max, problem }: MetadataField, text: string): string | null {
  const kept = keptMetadata(id, text)
  const found = problem(kept)
  if (found) return found
  return kept.length > max ? `At most ${max} characters; these are ${kept.length}.` : null
}

/** Writes one field of what goes into the file beside the sound. A text with a problem changes nothing. */
export function setMetadata(app: App, field: MetadataField, text: string): void {
  if (metadataProblem(field, text)) return
  const { session, edit } = app.session.getState()
  const value = keptMetadata(field.id, text)
  if (session && session.metadata[field.id] !== value) {
    edit(field.label, null, [{ path: ['metadata', field.id], value }])
  }
}
