import type { Param } from '../../params'

/** What the page knows of a control beyond its element: for its menu, the help line, and whoever points at it. */
export interface Control {
  /** The accessible name. */
  readonly name: string
  readonly param: Param
  readonly value: unknown
  /** Sets it, as one step of undo. */
  set(value: unknown): void
  /** Opens the field for a typed value; absent where nothing can be typed. */
  type?(): void
}

export interface FoundControl {
  readonly element: Element
  readonly control: Control
}

const controls = new WeakMap<Element, () => Control>()

/** Ties a control to its element, until the returned function is called. `read` gives it as it stands. */
export function registerControl(element: Element, read: () => Control): () => void {
  controls.set(element, read)
  return () => controls.delete(element)
}

/** The control that an element stands in, or is; null where there is none. */
export function controlAt(target: EventTarget | null): FoundControl | null {
  for (let element = target instanceof Element ? target : null; element; element = element.parentElement) {
    const read = controls.get(element)
    if (read) return { element, control: read() }
  }
  return null
}
