import type { SessionDoc } from '../../session/document'
import { writePath } from '../../state/document-path'
import type { Edit, History } from '../../state/edit-stream'
import { stepText } from './step-text'

/** One line of the history. */
export interface HistoryStep {
  /** How many steps are done when one stands here: 0 as it was opened. */
  readonly count: number
  readonly label: string
  /** What it changed; empty where the label says it. */
  readonly text: string
  readonly standing: 'past' | 'present' | 'future'
}

/** Of a step that was undone and redone too: its patches stay the same. */
const texts = new WeakMap<Edit['patches'], string>()

/** Every step, the newest first, and last how the session was opened. */
export function historySteps({ document, past, future }: History<SessionDoc>): HistoryStep[] {
  const steps: HistoryStep[] = []
  let after = document
  for (let index = past.length - 1; index >= 0; index--) {
    const edit = past[index] as Edit
    const before = applied(after, edit, 'before')
    steps.push(stepOf(edit, index + 1, index + 1 === past.length ? 'present' : 'past', before, after))
    after = before
  }
  const opened = past.length === 0 ? 'present' : 'past'
  steps.push({ count: 0, label: 'As it was opened', text: '', standing: opened })
  let now = document
  for (const [index, edit] of future.entries()) {
    const next = applied(now, edit, 'after')
    steps.unshift(stepOf(edit, past.length + index + 1, 'future', now, next))
    now = next
  }
  return steps
}

function stepOf(
  edit: Edit,
  count: number,
  standing: HistoryStep['standing'],
  before: SessionDoc,
  after: SessionDoc,
): HistoryStep {
  const text = texts.get(edit.patches) ?? stepText(edit, before, after)
  texts.set(edit.patches, text)
  return { count, label: edit.label, text, standing }
}

function applied(document: SessionDoc, { patches }: Edit, side: 'before' | 'after'): SessionDoc {
  const ordered = side === 'before' ? patches.toReversed() : patches
  return ordered.reduce((made, patch) => writePath(made, patch.path, patch[side]), document)
}
