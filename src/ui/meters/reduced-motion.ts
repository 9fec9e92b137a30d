let query: MediaQueryList | undefined

/** Whether this person has asked for less motion. Asked of the browser anew each time: it may change while we run. */
export function prefersReducedMotion(): boolean {
  query ??= window.matchMedia('(prefers-reduced-motion: reduce)')
  return query.matches
}
