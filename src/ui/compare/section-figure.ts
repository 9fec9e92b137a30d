import type { SpanFigures } from '../../analysis/section-figures'

/** What the table can show, one at a time. */
export const SECTION_FIGURES = [
  { id: 'integratedLufs', label: 'Loudness, LUFS' },
  { id: 'maxShortTermLufs', label: 'Loudest 3 s, LUFS' },
  { id: 'loudnessRangeLu', label: 'Loudness range, LU' },
  { id: 'truePeakDbtp', label: 'True peak, dBTP' },
  { id: 'plrDb', label: 'Peak to loudness, dB' },
] as const satisfies readonly { id: keyof SpanFigures; label: string }[]
export type SectionFigureId = (typeof SECTION_FIGURES)[number]['id']
