import { type ReactNode, Suspense, useLayoutEffect, useRef } from 'react'
import type { Tab } from '../../state/view-store'
import { panelId, tabId } from './step-ids'

/** How far each screen was scrolled when it was left. */
const scrolled = new Map<Tab, number>()

/** The screen of a step. Who comes back finds it where it was left. */
export function Panel({ id, children }: { id: Tab; children: ReactNode }) {
  return (
    <div id={panelId(id)} className="panel" role="tabpanel" aria-labelledby={tabId(id)}>
      <Suspense fallback={<Waiting />}>
        <KeptScroll id={id}>{children}</KeptScroll>
      </Suspense>
    </div>
  )
}

/** Quiet, and as large as what comes: most of the time it is gone before it is seen. */
function Waiting() {
  return (
    <div className="screen centred" aria-busy="true">
      <p className="secondary waiting">Loading …</p>
    </div>
  )
}

function KeptScroll({ id, children }: { id: Tab; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const screen = box.current?.querySelector('.screen')
    if (!screen) return
    screen.scrollTop = scrolled.get(id) ?? 0
    const keep = () => scrolled.set(id, screen.scrollTop)
    screen.addEventListener('scroll', keep, { passive: true })
    return () => screen.removeEventListener('scroll', keep)
  }, [id])
  return (
    <div ref={box} className="panel-content">
      {children}
    </div>
  )
}
