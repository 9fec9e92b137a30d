import { type ReactNode, useEffect, useState } from 'react'
import { controlAt } from '../controls/control-registry'
import { factText, rangeText } from '../controls/param-facts'
import './help-line.css'

interface Help {
  readonly name: string
  readonly text: string
  readonly facts: string
}

/** Long enough that a pointer on its way somewhere does not write the line over and over. */
const DWELL_MS = 140

/**
 * One line that says what the control under the pointer, or with the keyboard, is: name, help, range, default. Else its
 * children. It asks the page which control that is, so that no control renders for it. For the eyes: assistive
 * technology has the same as each control's description.
 */
export function HelpLine({ children }: { children?: ReactNode }) {
  const help = useHelp()
  return (
    <div className="help-line">
      {help ? (
        <p className="help-line-text" aria-hidden="true">
          <span className="help-line-name">{help.name}</span>
          <span className="help-line-help cut">{help.text}</span>
          <span className="help-line-facts">{help.facts}</span>
        </p>
      ) : (
        children
      )}
    </div>
  )
}

function useHelp(): Help | null {
  const [help, setHelp] = useState<Help | null>(null)
  useEffect(() => {
    let pointed: Element | null = null
    let focused: Element | null = null
    let timer = 0
    const show = () => setHelp((before) => same(before, helpOf(pointed) ?? helpOf(focused)))
    const later = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(show, DWELL_MS)
    }
    const onOver = (event: PointerEvent) => {
      const at = event.pointerType === 'touch' ? null : (event.target as Element)
      if (at === pointed) return
      pointed = at
      later()
    }
    const onLeave = () => {
      pointed = null
      later()
    }
    const onFocus = (event: FocusEvent) => {
      const at = event.type === 'focusin' ? (event.target as Element) : null
      focused = at?.matches(':focus-visible') ? at : null
      later()
    }
    document.addEventListener('pointerover', onOver, { passive: true })
    document.documentElement.addEventListener('pointerleave', onLeave)
    document.addEventListener('focusin', onFocus)
    document.addEventListener('focusout', onFocus)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('pointerover', onOver)
      document.documentElement.removeEventListener('pointerleave', onLeave)
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('focusout', onFocus)
    }
  }, [])
  return help
}

/** What is to be said of an element: of the control that it stands in, or by a `data-help` around it. */
function helpOf(element: Element | null): Help | null {
  const found = controlAt(element)
  if (found) {
    const { name, param } = found.control
    const range = rangeText(param)
    const standard = `default ${factText(param, param.default)}`
    return { name, text: param.help, facts: range ? `${range} · ${standard}` : standard }
  }
  const said = element?.closest<HTMLElement>('[data-help]')
  if (!said) return null
  const { help = '', helpName = said.getAttribute('aria-label') ?? '' } = said.dataset
  return { name: helpName, text: help, facts: '' }
}

function same(before: Help | null, now: Help | null): Help | null {
  return before && now && before.name === now.name && before.text === now.text ? before : now
}
