import { SPECTRUM_FOOT_DB, SPECTRUM_TOP_DB } from './spectrum-scene'

export interface SpectrumLook {
  readonly colour: string
  readonly lineOpacity: number
  /** 0 leaves the area under the line empty. */
  readonly fillOpacity: number
  readonly lineWidth: number
}

/** Draws one spectrum over the whole canvas; it stands on the foot, and what lies under that is not seen. */
export function paintSpectrum(
  context: CanvasRenderingContext2D,
  shownDb: Float32Array,
  width: number,
  height: number,
  look: SpectrumLook,
): void {
  const columns = shownDb.length
  const scale = height / (SPECTRUM_TOP_DB - SPECTRUM_FOOT_DB)
  const yAt = (column: number) =>
    Math.min(height + 2, Math.max(0, (SPECTRUM_TOP_DB - (shownDb[column] as number)) * scale))
  context.beginPath()
  context.moveTo(-2, yAt(0))
  for (let column = 0; column < columns; column++) context.lineTo(((column + 0.5) / columns) * width, yAt(column))
  context.lineTo(width + 2, yAt(columns - 1))
  context.lineTo(width + 2, height + 2)
  context.lineTo(-2, height + 2)
  context.closePath()
  if (look.fillOpacity > 0) {
    context.globalAlpha = look.fillOpacity
    context.fillStyle = look.colour
    context.fill()
  }
  context.globalAlpha = look.lineOpacity
  context.strokeStyle = look.colour
  context.lineWidth = look.lineWidth
  context.lineJoin = 'round'
  context.stroke()
  context.globalAlpha = 1
}
