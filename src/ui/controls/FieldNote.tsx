import { type RefObject, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'

interface Props {
  readonly id?: string
  /** What it is said of. */
  readonly anchor: RefObject<HTMLElement | null>
  /** `alert` for what went wrong, `status` for what is good to know. */
  readonly role: 'alert' | 'status'
  readonly children: string
}

const EDGE_PX = 8
const WIDTH_PX = 260

/** A few words under a small thing. They stand over the page, so that no panel cuts them off and nothing moves. */
export function FieldNote({ id, anchor, role, children }: Props) {
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  useLayoutEffect(() => {
    const box = anchor.current?.getBoundingClientRect()
    if (!box) return
    const left = Math.max(EDGE_PX, Math.min(box.left, window.innerWidth - WIDTH_PX - EDGE_PX))
    const isLow = box.bottom + 60 > window.innerHeight
    setPlace({ left, top: isLow ? box.top - 44 : box.bottom + 4 })
  }, [anchor])
  return createPortal(
    <div id={id} className={`field-note ${role}`} role={role} style={place ?? { visibility: 'hidden' }}>
      {children}
    </div>,
    document.body,
  )
}
