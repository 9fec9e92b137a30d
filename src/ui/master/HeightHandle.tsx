import { type KeyboardEvent, type PointerEvent, useRef } from 'react'

interface Props {
  readonly height: number
  readonly min: number
  readonly max: number
  onChange(height: number): void
  /** Back to what the window gives. */
  onReset(): void
}

/** The line between editor and strips: pulled up or down, or moved by arrow keys, it shares the height between them. */
export function HeightHandle({ height, min, max, onChange, onReset }: Props) {
  const drag = useRef<{ y: number; height: number } | null>(null)
  const move = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next))))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: 16, ArrowDown: -16, Home: max, End: -max }[event.key]
    if (step === undefined) return
    event.preventDefault()
    move(height + step)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved
    <div
      role="separator"
      className="height-handle"
      tabIndex={0}
      aria-label="Height of the strips"
      aria-orientation="horizontal"
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={Math.round(height)}
      title="Drag, or arrow keys: more for the strips or for the editor; double click: as at first"
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
      onPointerDown={(event: PointerEvent<HTMLDivElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { y: event.clientY, height }
      }}
      onPointerMove={(event) => drag.current && move(drag.current.height + drag.current.y - event.clientY)}
      onPointerUp={() => {
        drag.current = null
      }}
      onPointerCancel={() => {
        drag.current = null
      }}
    />
  )
}
