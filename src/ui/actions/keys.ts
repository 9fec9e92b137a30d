import { KEYED_ACTIONS } from './keyed-actions'

/** Apple's keyboards have another key for shortcuts, and signs for all of them: nothing else tells a page which it is. */
const isApple = () => /Mac|iPod|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')

/** Keys that are written by their place on the keyboard, as they are drawn. */
const SIGNS: Readonly<Record<string, string>> = { Comma: ',', Period: '.', Space: 'Space' }

interface Modifiers {
  readonly $mod: string
  readonly Shift: string
  readonly Alt: string
}
const APPLE: Modifiers = { $mod: '⌘', Shift: '⇧', Alt: '⌥' }
const OTHERS: Modifiers = { $mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' }

/**
 * The caps of a binding, each to be drawn as a key: `$mod+Shift+z` is "Ctrl", "Shift", "Z". A sign that is only written
 * with Shift stands alone: nobody looks for "Shift ?".
 */
export function capsOf(binding: string, apple = isApple()): string[] {
  const parts = binding.split('+')
  const last = parts.at(-1) ?? ''
  const key = SIGNS[last] ?? last.replace(/^Digit/, '')
  const names = apple ? APPLE : OTHERS
  const isSign = /^[^A-Za-z0-9]$/.test(last)
  const modifiers = parts.slice(0, -1).filter((part) => !(isSign && part === 'Shift'))
  return [
    ...modifiers.map((part) => names[part as keyof Modifiers] ?? part),
    key.length === 1 ? key.toUpperCase() : key,
  ]
}

/** "Ctrl Z": the first binding of an action as text; empty where it has none. */
export function keysText(id: string): string {
  const [binding] = bindingsOf(id)
  return binding === undefined ? '' : capsOf(binding).join(' ')
}

/** All bindings of an action as `aria-keyshortcuts` has them: "Control+Z". */
export function ariaKeys(id: string): string {
  return bindingsOf(id).map(ariaText).join(' ')
}

function ariaText(binding: string): string {
  return binding
    .split('+')
    .map((part) => (part === '$mod' ? (isApple() ? 'Meta' : 'Control') : (SIGNS[part] ?? part.replace(/^Digit/, ''))))
    .map((part) => (part.length === 1 ? part.toUpperCase() : part))
    .join('+')
}

function bindingsOf(id: string): readonly string[] {
  return KEYED_ACTIONS.find((action) => action.id === id)?.keys ?? []
}
