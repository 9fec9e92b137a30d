/**
 * The page's tokens as canvases need them. A computed style costs too much to be asked for on every frame: what was read
 * is kept until the theme changes.
 */
let ofPage = new Map<string, string>()
let ofElements = new WeakMap<Element, Map<string, string>>()

/** Raised by one whenever the colours become others: what was drawn with the old ones is to be drawn again. */
let generation = 0
export function coloursGeneration(): number {
  return generation
}

/** To be called when the theme has changed. */
export function forgetColours(): void {
  ofPage = new Map()
  ofElements = new WeakMap()
  generation += 1
}

/** A token of the page, such as `--accent`. */
export function token(name: `--${string}`): string {
  return remembered(ofPage, name, document.documentElement)
}

/** A custom property as it stands on an element, such as a strip's `--hue`. It is read once: a hue does not change. */
export function tokenOf(element: Element, name: `--${string}`): string {
  const known = ofElements.get(element) ?? new Map<string, string>()
  ofElements.set(element, known)
  return remembered(known, name, element)
}

function remembered(known: Map<string, string>, name: string, element: Element): string {
  let colour = known.get(name)
  if (colour === undefined) {
    colour = getComputedStyle(element).getPropertyValue(name).trim()
    known.set(name, colour)
  }
  return colour
}
