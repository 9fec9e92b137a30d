import { addDropped } from '../../commands/add-dropped'
import type { App } from '../../commands/app'

/** Files that are pasted anywhere on the page come in as dropped ones do; a paste into a field is that field's. */
export function followPastedFiles(app: App): () => void {
  const onPaste = (event: ClipboardEvent) => {
    const { clipboardData, target } = event
    if (event.defaultPrevented || !clipboardData || clipboardData.files.length === 0 || isField(target)) return
    event.preventDefault()
    void addDropped(app, clipboardData)
  }
  document.addEventListener('paste', onPaste)
  return () => document.removeEventListener('paste', onPaste)
}

function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['range', 'checkbox', 'radio', 'button', 'file'].includes(target.type)
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable)
}
