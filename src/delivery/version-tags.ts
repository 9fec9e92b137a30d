import type { VersionStamp } from '../session/document'

/** What a file says of the version that it is, each under a name of our own: Vorbis comments, and TXXX frames in ID3. */
export const VERSION_TAGS = {
  name: 'TUTTI_VERSION',
  id: 'TUTTI_VERSION_ID',
  approval: 'TUTTI_APPROVAL',
  approvedBy: 'TUTTI_APPROVED_BY',
  approvedAt: 'TUTTI_APPROVED_AT',
  stateSha256: 'TUTTI_STATE_SHA256',
} as const satisfies Record<keyof VersionStamp, string>

export const VERSION_FIELDS = Object.keys(VERSION_TAGS) as (keyof VersionStamp)[]

/** Name and text of each of them; nothing where the file is no version, and nothing that is empty. */
export function versionTags(version: VersionStamp | null): [name: string, text: string][] {
  if (!version) return []
  return VERSION_FIELDS.flatMap((field): [string, string][] =>
    version[field] === '' ? [] : [[VERSION_TAGS[field], version[field]]],
  )
}

const APPROVAL_TEXT = { open: 'not approved', changes: 'changes asked for', approved: 'approved' } as const

/** The same on one line: "version v2 vocal up; approved by Anna Weber; 2026-11-21; state 0123...". Empty where it is none. */
export function versionLine(version: VersionStamp | null): string {
  if (!version) return ''
  const { name, approval, approvedBy, approvedAt, stateSha256 } = version
  const by = approvedBy ? ` by ${approvedBy}` : ''
  const day = approvedAt.slice(0, 10)
  return [`version ${name}`, `${APPROVAL_TEXT[approval]}${by}`, day, `state ${stateSha256}`]
    .filter((part) => part !== '')
    .join('; ')
}
