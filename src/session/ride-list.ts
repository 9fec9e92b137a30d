import type { GroupDoc, SessionDoc } from './document'

/**
 * A strip's rides as its engine takes them: for each section, in order, the song frame on which it starts and its gain
 * offset in decibels. Before the first section the offset is 0. Empty where the strip is not ridden at all.
 */
export function rideList(
  session: Pick<SessionDoc, 'rateHz' | 'sections'>,
  { strip }: Pick<GroupDoc, 'strip'>,
): Float64Array {
  const { gainsDb } = strip.rides
  if (!session.sections.some(({ id }) => (gainsDb[id] ?? 0) !== 0)) return new Float64Array(0)
  return Float64Array.from(
    session.sections.flatMap(({ id, startSeconds }) => [Math.round(startSeconds * session.rateHz), gainsDb[id] ?? 0]),
  )
}
