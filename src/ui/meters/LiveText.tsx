import { useRef } from 'react'
import { useFrame } from '../frame-loop'

/** Somewhat above ten times a second, however the frames fall (EBU Tech 3341 asks for 10 Hz). */
const TEXT_MS = 80

/** A figure that runs: written past React, as plain text that can be read out whenever somebody asks for it. */
export function LiveText({ read, className }: { read: () => string; className?: string }) {
  const element = useRef<HTMLSpanElement>(null)
  const nextMs = useRef(0)
  useFrame((nowMs) => {
    if (nowMs < nextMs.current) return
    nextMs.current = nowMs + TEXT_MS
    const text = read()
    if (element.current && element.current.textContent !== text) element.current.textContent = text
  })
  return (
    <span ref={element} className={className}>
      –
    </span>
  )
}
