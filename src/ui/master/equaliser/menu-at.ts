/** Where a menu of the curve stands on the page, and what it is about: a band, or a place on the empty curve. */
export type MenuAt = { readonly clientX: number; readonly clientY: number } & (
  | { readonly band: number }
  | { readonly band: null; readonly hz: number; readonly gainDb: number }
)
