import { type RefObject, useEffect, useRef } from 'react'
import { setBand } from '../../../commands/set-band'
import type { Path } from '../../../state/document-path'
import { useApp } from '../../app-context'
import { newGesture } from '../../controls/new-gesture'
import { type Pull, startPull, turnBand } from './node-pull'
import { readBand } from './read-band'

/** Turns of the wheel with less between them are one step of undo. */
const PAUSE_MS = 700

interface Run {
  readonly band: number
  readonly gesture: string
  readonly pull: Pull
  lastMs: number
}

/**
 * The wheel over a node turns its Q, with Alt its gain. React listens to wheels passively: only a listener of our own can
 * keep the page from scrolling along.
 */
export function useBandWheel(box: RefObject<HTMLElement | null>, eqPath: Path, undoName: string): void {
  const app = useApp()
  const newest = useRef({ eqPath, undoName })
  useEffect(() => {
    newest.current = { eqPath, undoName }
  })
  useEffect(() => {
    const element = box.current
    let run: Run | null = null
    const onWheel = (event: WheelEvent) => {
      const node = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-band]') : null
      if (!node) return
      event.preventDefault()
      const index = Number(node.dataset.band)
      const bandPath = [...newest.current.eqPath, 'bands', index]
      const band = readBand(app, bandPath)
      if (!band) return
      if (run?.band !== index || event.timeStamp - run.lastMs > PAUSE_MS) {
        run = { band: index, gesture: newGesture('wheel'), pull: startPull(band), lastMs: 0 }
      }
      run.lastMs = event.timeStamp
      app.view.setState({ band: index })
      const values = turnBand(band, run.pull, event)
      setBand(app, bandPath, values, `${newest.current.undoName} band ${index + 1}`, run.gesture)
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [app, box])
}
