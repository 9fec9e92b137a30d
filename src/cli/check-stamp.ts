import { stateSha256 } from '../project/state-hash'
import type { SessionDoc } from '../session/document'
import { shownName } from '../wav/audio-file-error'

/**
 * Takes the version's stamp off a session that is not what the stamp speaks of: edited after it was approved, over other
 * stems, or with other settings on the line. Gives the sentence to say then, and null where the stamp holds or none is.
 */
export function checkStamp(session: SessionDoc): string | null {
  const { version } = session.delivery
  if (!version || version.stateSha256 === stateSha256(session)) return null
  session.delivery.version = null
  const what = version.approval === 'approved' ? 'approved' : 'saved'
  return `The session is not what was ${what} as "${shownName(version.name)}": it was changed since. The file will not say that it is that version.`
}
