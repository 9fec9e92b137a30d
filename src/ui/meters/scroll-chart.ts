import type { SlotHistory } from './slot-history'
import type { Surface } from './use-canvas'

/** Draws one slot: `x` and `width` in device pixels, heights in CSS pixels, `at` its place in the lanes. */
export type DrawSlot = (context: CanvasRenderingContext2D, x: number, width: number, at: number) => void

/** The left edge of a slot on a chart of `width` pixels that never ends: whole pixels, so that a shift is exact. */
export function slotEdge(slot: number, width: number, slots: number): number {
  return Math.round((slot * width) / slots)
}

/**
 * Brings a chart up to date, the newest at its right edge: what stands there moves to the left, and only the slots that
 * were completed since are drawn. A new surface is drawn whole.
 */
export function scrollChart(surface: Surface, history: SlotHistory, completed: number, drawSlot: DrawSlot): void {
  const { context, scale } = surface
  const { canvas } = context
  const { slots, count } = history
  const end = slotEdge(count, canvas.width, slots)
  const first = surface.isNew ? Math.max(0, count - slots) : count - completed
  context.setTransform(1, 0, 0, 1, 0, 0)
  if (surface.isNew) context.clearRect(0, 0, canvas.width, canvas.height)
  else if (completed > 0) {
    context.globalCompositeOperation = 'copy'
    context.drawImage(canvas, slotEdge(first, canvas.width, slots) - end, 0)
    context.globalCompositeOperation = 'source-over'
  }
  context.setTransform(1, 0, 0, scale, 0, 0)
  for (let slot = first; slot < count; slot++) {
    const left = slotEdge(slot, canvas.width, slots)
    const right = slotEdge(slot + 1, canvas.width, slots)
    drawSlot(context, left - end + canvas.width, right - left, slot % slots)
  }
  context.setTransform(scale, 0, 0, scale, 0, 0)
}
