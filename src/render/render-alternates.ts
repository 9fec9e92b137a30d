import { planAlternates } from '../session/plan-alternates'
import type { AlternatesOptions, AlternatesRequest, AlternatesResult } from './alternate-files'
import { renderFree } from './free-alternates'
import { renderLinked } from './linked-alternates'
import type { RenderHost } from './render-host'

/**
 * Renders a session's master and the alternates beside it. Linked, all in one pass through one graph (two where a file
 * is too loud for whole numbers); free, one after the other. Equal sessions give equal bytes on any host. Rejects as
 * `renderGraph` does, and with RangeError where an alternate would be silent.
 */
export async function renderAlternates(
  request: AlternatesRequest,
  host: RenderHost,
  options: AlternatesOptions,
): Promise<AlternatesResult> {
  const plan = planAlternates(request.session)
  if (plan.obstacle) throw new RangeError(plan.obstacle)
  return plan.mode === 'linked' ? renderLinked(request, plan, host, options) : renderFree(request, plan, host, options)
}
