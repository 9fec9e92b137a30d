import type { SectionCell } from '../../analysis/section-figures'
import { numberText } from '../../params/value-text'
import type { SectionFigureId } from './section-figure'

/** One figure of one section in one sound; a loudness with its step from the section before. */
export function SectionFigure({ figure, cell }: { figure: SectionFigureId; cell: SectionCell | undefined }) {
  const value = cell?.figures[figure] ?? Number.NaN
  const change = figure === 'integratedLufs' ? (cell?.changeLu ?? null) : null
  return (
    <td>
      {Number.isFinite(value) ? numberText(value, 1) : '–'}
      {figure === 'integratedLufs' && <small>{change === null ? '' : changeText(change)}</small>}
    </td>
  )
}

function changeText(changeLu: number): string {
  const text = numberText(changeLu, 1)
  return changeLu > 0 && Number(changeLu.toFixed(1)) !== 0 ? `+${text}` : text
}
