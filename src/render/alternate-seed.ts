import type { SessionDoc } from '../session/document'

/**
 * Seed of an alternate's dither: its own, because equal dither in files that are added up again would add up as well,
 * and always the same for the same groups, whatever else is written beside them.
 */
export function alternateSeed(
  { seed, groups }: Pick<SessionDoc, 'seed' | 'groups'>,
  members: readonly string[],
): number {
  const mask = groups.reduce((bits, { id }, place) => (members.includes(id) ? bits | (1 << place) : bits), 0)
  // Multiples of 2^32 over the golden ratio lie far apart.
  return (seed ^ Math.imul(mask, 0x9e3779b1)) >>> 0
}
