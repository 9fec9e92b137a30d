import { type RefObject, useEffect, useRef } from 'react'
import { useFrame } from '../frame-loop'
import { coloursGeneration } from '../theme/colours'

/** What is drawn on: a canvas at the screen's own resolution. The context counts in CSS pixels when `paint` begins. */
export interface Surface {
  readonly context: CanvasRenderingContext2D
  /** CSS pixels. */
  width: number
  height: number
  /** Device pixels of a CSS pixel. */
  scale: number
  /** Nothing stands on it yet, or in the colours of another theme: all of it is to be drawn. */
  isNew: boolean
}

/**
 * Calls `paint` in the page's frame loop with the canvas's surface. The box is told by an observer and not asked for: a
 * meter causes no layout. A canvas without a size is left alone.
 */
export function useCanvas(paint: (surface: Surface, nowMs: number) => void): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null)
  const surface = useRef<Surface | null>(null)
  const known = useRef({ width: 0, height: 0, generation: -1 })
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    surface.current = { context, width: 0, height: 0, scale: 1, isNew: true }
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return
      known.current.width = entry.contentRect.width
      known.current.height = entry.contentRect.height
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useFrame((nowMs) => {
    const target = surface.current
    const { width, height } = known.current
    if (!target || width === 0 || height === 0) return
    const generation = coloursGeneration()
    const scale = window.devicePixelRatio || 1
    const resized = target.width !== width || target.height !== height || target.scale !== scale
    if (resized) {
      target.width = width
      target.height = height
      target.scale = scale
      target.context.canvas.width = Math.round(width * scale)
      target.context.canvas.height = Math.round(height * scale)
      target.context.setTransform(scale, 0, 0, scale, 0, 0)
    }
    target.isNew ||= resized || known.current.generation !== generation
    known.current.generation = generation
    paint(target, nowMs)
    target.isNew = false
  })
  return canvas
}
