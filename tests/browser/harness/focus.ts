import type { Page } from 'playwright-core'

export interface FocusStop {
  /** "button Play", "slider Gain": role and name, as assistive technology has them. */
  says: string
  role: string
  name: string
  /** Whether a ring of at least 2 px is drawn around it, or around the part of its control that is seen. */
  isSeen: boolean
  /** Landmark or region that it stands in. */
  region: string
  /** Where it stands in what scrolls. */
  box: { x: number; y: number; width: number; height: number }
}

/** What has the keyboard, as a person at the screen and a screen reader meet it; null where nothing has. */
export function focused(page: Page): Promise<FocusStop | null> {
  return page.evaluate(() => {
    const active = document.activeElement
    if (!(active instanceof Element) || active === document.body) return null

    const drawsRing = (element: Element) =>
      ['', '::before', '::after'].some((pseudo) => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element, pseudo || null)
        const isClear = outlineColor === 'transparent' || /^rgba\(.*, 0\)$|\/ 0\)$/.test(outlineColor)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !isClear
      })
    const isShown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      return width >= 6 && height >= 6 && getComputedStyle(element).clipPath === 'none'
    }
    // A hidden input lies inside the control that shows its ring.
    const ancestors: Element[] = []
    for (let at: Element | null = active; at && ancestors.length < 5; at = at.parentElement) ancestors.push(at)
    const control = ancestors.find((element) => element.matches('label, [data-focus-visible]')) ?? active
    const candidates = [...ancestors, ...control.querySelectorAll('*')]

    const text = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
    const labelled = (element: Element) =>
      (element.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => text(document.getElementById(id)))
        .join(' ')
        .trim()
    const nameOf = (element: Element) =>
      element.getAttribute('aria-label') ||
      labelled(element) ||
      [...((element as HTMLInputElement).labels ?? [])].map(text).join(' ') ||
      text(element) ||
      element.getAttribute('title') ||
      ''
    const implied: Record<string, string> = { BUTTON: 'button', A: 'link', TEXTAREA: 'textbox', SUMMARY: 'button' }
    const ofInput: Record<string, string> = { range: 'slider', checkbox: 'checkbox', radio: 'radio', file: 'file' }
    const role =
      active.getAttribute('role') ??
      (active instanceof HTMLInputElement ? (ofInput[active.type] ?? 'textbox') : implied[active.tagName]) ??
      active.tagName.toLowerCase()
    const region = active.closest('header, footer, section, [role=region], [role=tabpanel], [role=dialog], aside, main')
    const shown = candidates.find((element) => drawsRing(element) && isShown(element))
    const { x, y, width, height } = (shown ?? active).getBoundingClientRect()
    let [left, top] = [x, y]
    for (let at = active.parentElement; at; at = at.parentElement) {
      left += at.scrollLeft
      top += at.scrollTop
    }
    return {
      role,
      name: nameOf(active),
      says: `${role} ${nameOf(active)}`,
      isSeen: shown !== undefined,
      region: region ? nameOf(region).slice(0, 40) || region.tagName.toLowerCase() : '',
      box: { x: left, y: top, width, height },
    }
  })
}

/**
 * Presses Tab until `matches`, as somebody does who looks for something, and returns every stop on the way. Throws where
 * it does not come within `most` presses, or where a stop cannot be seen.
 */
export async function tabTo(
  page: Page,
  matches: (stop: FocusStop) => boolean,
  { key = 'Tab', most = 80 } = {},
): Promise<FocusStop[]> {
  const stops: FocusStop[] = []
  while (stops.length < most) {
    await page.keyboard.press(key)
    const stop = await focused(page)
    if (!stop) continue
    if (!stop.isSeen) throw new Error(`${stop.says} (${stop.region}) has the keyboard, and nothing shows it`)
    stops.push(stop)
    if (matches(stop)) return stops
  }
  throw new Error(`not reached by ${most} presses: ${stops.map(({ says }) => says).join(' | ')}`)
}
