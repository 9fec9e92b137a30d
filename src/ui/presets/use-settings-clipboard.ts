import { useEffect } from 'react'
import type { App } from '../../commands/app'
import { rememberSettings } from '../../commands/copy-settings'
import { pasteText } from '../../commands/paste-settings'
import type { SettingsTarget } from '../../commands/settings-target'
import { looksLikeFragment } from '../../session/fragment'
import { useApp } from '../app-context'
import { settingsAt } from './settings-at'

/**
 * Ctrl/Cmd+C and Ctrl/Cmd+V over a strip or an editor, by the browser's own events: they carry text without asking for a
 * permission. A text that is selected or typed, and files, are not ours.
 */
export function useSettingsClipboard(): void {
  const app = useApp()
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const target = targetOf(app, event)
      const text = target && rememberSettings(app, target)
      if (!text) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
    }
    const onPaste = (event: ClipboardEvent) => {
      const target = targetOf(app, event)
      if (!target || (event.clipboardData?.files.length ?? 0) > 0) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (!looksLikeFragment(text)) return
      event.preventDefault()
      pasteText(app, target, text)
    }
    document.addEventListener('copy', onCopy)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('paste', onPaste)
    }
  }, [app])
}

function targetOf(app: App, event: ClipboardEvent): SettingsTarget | null {
  if (event.defaultPrevented || isTyping(document.activeElement)) return null
  if (document.getSelection()?.isCollapsed === false) return null
  return settingsAt(document.activeElement, app.view.getState().chosen)
}

function isTyping(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return element.type !== 'range'
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable)
}
