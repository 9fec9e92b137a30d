import type { App } from '../../commands/app'
import { type Action, labelOf } from '../actions/action'

/** An action with what it says as things stand. */
export interface FoundAction {
  readonly action: Action
  readonly label: string
}

/** More than so many nobody reads: who looks for one of them types another letter. */
const MOST_FOUND = 40

/**
 * The actions that a text means, the best first: every word of it has to be somewhere in the label, in other names or
 * in the group, in any order. An empty text finds nothing.
 */
export function findActions(app: App, actions: readonly Action[], text: string): FoundAction[] {
  const words = wordsOf(text)
  if (words.length === 0) return []
  return actions
    .map((action) => ({ action, label: labelOf(action, app) }))
    .map((found) => ({ found, score: scoreOf(found, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_FOUND)
    .map(({ found }) => found)
}

function scoreOf({ action, label }: FoundAction, words: readonly string[]): number {
  const own = wordsOf(`${label} ${action.label}`)
  const other = wordsOf([...(action.alsoCalled ?? []), action.group].join(' '))
  let sum = 0
  for (const word of words) {
    const score = Math.max(3 * bestOf(own, word), bestOf(other, word))
    if (score === 0) return 0
    sum += score
  }
  // Of two that fit as well, the shorter one is meant; and rather what is shown without being looked for.
  return sum - own.length / 100 - (action.deep ? 0.05 : 0)
}

/** How well a typed word fits one of these: whole, from the start, from within, or by letters that were left out. */
function bestOf(words: readonly string[], typed: string): number {
  let best = 0
  for (const word of words) {
    if (word === typed) return 1
    if (word.startsWith(typed)) best = Math.max(best, 0.9)
    else if (typed.length > 2 && word.includes(typed)) best = Math.max(best, 0.5)
    else if (typed.length > 2 && isAbbreviation(word, typed)) best = Math.max(best, 0.3)
  }
  return best
}

/** "cmprs" of "compressor": the same first letter, and the others in their order. */
function isAbbreviation(word: string, typed: string): boolean {
  if (word[0] !== typed[0]) return false
  let at = 0
  for (const letter of word) if (letter === typed[at]) at++
  return at === typed.length
}

/** In lower case, without accents and signs. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}
