import { useEffect, useRef } from 'react'

/**
 * One requestAnimationFrame for the whole page. What moves with the sound (cursor, meters) draws here, straight onto
 * its element: nothing at frame rate passes through React. It stands still while nobody listens or the page is hidden.
 */
type Painter = (nowMs: number) => void

const painters = new Set<Painter>()
let handle = 0

function frame(nowMs: number) {
  handle = painters.size > 0 ? requestAnimationFrame(frame) : 0
  for (const paint of painters) paint(nowMs)
}

function onFrame(paint: Painter): () => void {
  painters.add(paint)
  if (handle === 0) handle = requestAnimationFrame(frame)
  return () => painters.delete(paint)
}

/** Calls the newest `paint` every frame while the component is on the page. */
export function useFrame(paint: Painter): void {
  const newest = useRef(paint)
  useEffect(() => {
    newest.current = paint
  })
  useEffect(() => onFrame((nowMs) => newest.current(nowMs)), [])
}
