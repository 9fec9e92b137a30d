import type { MouseEvent } from 'react'
import { useStore } from 'zustand'
import { numberText } from '../../params/value-text'
import { useSession } from '../app-context'
import { clearClip, clearClips, clipLatches } from './clip-latches'
import { type MeterSource, peakDb } from './meter-source'

/** Two squares above a meter that are lit from an over on until they are clicked; nothing is there before. */
export function ClipLatch({ source }: { source: MeterSource }) {
  const index = source.kind === 'strip' ? source.index : -1
  const group = useSession(({ session }) => session?.groups[index])
  const key = source.kind === 'strip' ? group?.id : source.kind
  const over = useStore(clipLatches, (latches) => (key === undefined ? undefined : latches[key]))
  if (!over || key === undefined) return null
  const name = group ? group.name : `the ${source.kind}`
  const clear = (event: MouseEvent) => {
    if (event.altKey) clearClips()
    else clearClip(key)
    // The button is gone: keys go on where it was.
    if (event.detail === 0) focusHost(event.currentTarget)
  }
  const highest = numberText(peakDb(Math.max(over.left, over.right)), 1)
  const where = over.left > 0 && over.right > 0 ? 'both channels' : over.left > 0 ? 'left' : 'right'
  const says = `Over full scale on ${where}, highest +${highest} dBFS`
  return (
    <button
      type="button"
      className="clip-latch"
      aria-label={`Clear over of ${name}`}
      aria-description={says}
      title={`${says}. Click to clear, Alt-click to clear all.`}
      onClick={clear}
    >
      <Square lit={over.left > 0} />
      <Square lit={over.right > 0} />
    </button>
  )
}

/** Lit, it is red and carries a sign of its own: it is not known by its colour alone. */
function Square({ lit }: { lit: boolean }) {
  return <span className={lit ? 'clip-square lit' : 'clip-square'}>{lit ? '!' : ''}</span>
}

function focusHost(button: Element) {
  const next = button.closest('[role="group"], section')?.querySelector<HTMLElement>('button:not(.clip-latch)')
  next?.focus()
}
