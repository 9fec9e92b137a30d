import type { SessionDoc } from '../session/document'
import { stringifySession } from '../session/stringify-session'
import { textSha256 } from './text-hash'

/**
 * SHA-256 (64 hexadecimal digits) of all that decides a master and its files: the session's text without what only the
 * ears get (`compare`, `loop`), what only the hand needs (`hand`) and without what an export says of its own version (`delivery.version`).
 */
export function stateSha256(session: SessionDoc): string {
  const { compare: _, loop: __, hand: ___, ...state } = session
  const { version: ____, ...delivery } = session.delivery
  return textSha256(stringifySession({ ...state, delivery } as SessionDoc))
}
