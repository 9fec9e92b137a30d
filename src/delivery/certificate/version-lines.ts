import { stateSha256 } from '../../project/state-hash'
import type { VersionStamp } from '../../session/document'
import { parseSession } from '../../session/parse-session'
import { asciiText } from '../../wav/bext-chunk'
import { versionLine } from '../version-tags'
import type { CertificateLine } from './certificate'
import type { PromisedMetadata } from './expectation'
import type { FileTags } from './file-tags'
import { same, told } from './line'

const EXPORT_AGAIN = 'Export the version that is meant again.'
const VERSION = { id: 'version', label: 'Version', standard: 'Tutti' }
const APPROVAL = { id: 'approval', label: 'Approval', standard: 'Tutti' }
const STATE = { id: 'versionState', label: 'State of the version, SHA-256', standard: 'Tutti' }

/** Which version the file says that it is, and what was said of that; no lines where none was promised or found. */
export function versionLines(metadata: PromisedMetadata | null, tags: FileTags): CertificateLine[] {
  const found = tags.version
  const isFound = Object.values(found).some((text) => text !== '')
  const promised = metadata?.version
  if (promised === undefined) {
    return isFound ? [told(VERSION, found.name), told(APPROVAL, approvalText(found)), told(STATE, statesIn(tags))] : []
  }
  if (promised === null && !isFound) return []
  return [
    same(VERSION, promised ? asWritten(promised.name) : 'none', nameIn(tags, promised), EXPORT_AGAIN),
    same(APPROVAL, promised ? asWritten(approvalText(promised)) : 'none', approvalText(found), EXPORT_AGAIN),
    same(STATE, promised?.stateSha256 ?? 'none', statesIn(tags), EXPORT_AGAIN),
  ]
}

/** Such as "approved, Anna Weber, 2026-11-20T16:45:12.345Z". */
function approvalText({ approval, approvedBy, approvedAt }: Record<keyof VersionStamp, string>): string {
  return [approval, approvedBy, approvedAt].filter((part) => part !== '').join(', ')
}

/** The name; where the coding history of a WAV says something else of the version, that as well. */
function nameIn({ version, bext }: FileTags, promised: VersionStamp | null): string {
  const line = asciiText(versionLine(promised)).replace(/,/g, ';')
  const agrees = bext?.originator !== 'Tutti' || bext.codingHistory.trimEnd().endsWith(line)
  return agrees ? version.name : `${version.name} \u2260 bext`
}

/** The state that the file says, and where a session with a version travels in it, the state of that. */
function statesIn({ version, session }: FileTags): string {
  const states = [version.stateSha256]
  try {
    const embedded = session === null ? null : parseSession(session).session
    if (embedded?.delivery.version) states.push(stateSha256(embedded))
  } catch {
    // A session that cannot be read has its own line.
  }
  return [...new Set(states)].join(' \u2260 ')
}

/** A zero ends a text in every format: writers put a space in its place. */
function asWritten(text: string): string {
  return text.replaceAll('\0', ' ')
}
