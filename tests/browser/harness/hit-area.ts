import type { Page } from 'playwright-core'

export interface HitArea {
  /** "button Play (Transport)". */
  says: string
  /** How far a finger or the mouse can be to each side of the middle and still hit it, in pixels, at most 60. */
  width: number
  height: number
  /** Whether it could be scrolled into the window with its middle. */
  isInView: boolean
  /** What lies over its middle, where that is something else. */
  coveredBy: string | null
}

const CONTROLS = [
  'button:not([disabled])',
  'input:not([disabled]):not([type=hidden])',
  'textarea:not([disabled])',
  'select:not([disabled])',
  'a[href]',
  'summary',
  '[role=button][tabindex]',
  '[role=tab]',
  '[role=slider]',
  '[role=separator][tabindex]',
  '[role=menuitem]',
  '[role=option]',
].join()

/** Every control of the page that can be used now, scrolled into view and felt for with points, as a finger would. */
export function hitAreas(page: Page, within = 'body'): Promise<HitArea[]> {
  return page.evaluate(
    ([selector, within]) => {
      const REACH = 60
      const found: HitArea[] = []
      const scope = document.querySelector(within) ?? document.body
      for (const element of scope.querySelectorAll<HTMLElement>(selector)) {
        // A hidden input is pressed through its label, and is nothing to a finger without one.
        const isHiddenInput = element.matches('[type=radio], [type=checkbox], [type=file]')
        const target = isHiddenInput ? (element.closest('label') ?? element) : element
        const style = getComputedStyle(target)
        // What takes no pointer (yet) is no target.
        if (style.visibility === 'hidden' || style.pointerEvents === 'none') continue
        if (target.getClientRects().length === 0) continue
        if (target.closest('[inert], [aria-hidden=true], [hidden], .react-aria-HiddenSelect')) continue
        // The input of a file button is reached by its button.
        const bounds = target.getBoundingClientRect()
        if (bounds.width <= 2 && bounds.height <= 2) continue
        target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
        const box = target.getBoundingClientRect()
        const x = box.x + box.width / 2
        const y = box.y + box.height / 2
        const isHit = (atX: number, atY: number) => {
          const hit = document.elementFromPoint(atX, atY)
          if (!hit) return false
          return target.contains(hit) || hit === target || hit.closest('label')?.contains(element) === true
        }
        const run = (stepX: number, stepY: number) => {
          let n = 0
          while (n < REACH && isHit(x + stepX * (n + 1), y + stepY * (n + 1))) n += 1
          return n
        }
        const name = (
          element.getAttribute('aria-label') ??
          (element as HTMLInputElement).labels?.[0]?.textContent ??
          element.textContent ??
          ''
        )
          .replace(/\s+/g, ' ')
          .trim()
        const role = element.getAttribute('role') ?? (element as HTMLInputElement).type ?? element.tagName.toLowerCase()
        const region = element.closest('[aria-label]:not(button):not(input)')?.getAttribute('aria-label') ?? ''
        const middle = document.elementFromPoint(x, y)
        found.push({
          says: `${role} ${name} (${region})`,
          width: 1 + run(-1, 0) + run(1, 0),
          height: 1 + run(0, -1) + run(0, 1),
          isInView: x >= 0 && y >= 0 && x < innerWidth && y < innerHeight,
          coveredBy: isHit(x, y) ? null : (middle?.outerHTML.slice(0, 80) ?? 'the edge of the window'),
        })
      }
      return found
    },
    [CONTROLS, within] as const,
  )
}
