import { COMPRESSOR, GLUE } from './compressor'
import { EQ, EQ_BAND, EQ_BANDS } from './eq'
import { FADES } from './fades'
import { FILTERS } from './filters'
import { INPUT } from './input'
import { LIMITER } from './limiter'
import { OUTPUT } from './output'
import type { Param, ParamTable } from './param'

/** One parameter's place in a packed parameter block. `path` leads to it in the settings object. */
export interface Slot {
  readonly index: number
  readonly path: readonly string[]
  readonly param: Param
}

/** The packed order of a host's parameters: one float64 each. */
export interface BlockLayout {
  readonly slots: readonly Slot[]
  readonly length: number
}

function layoutOf(sections: readonly (readonly [readonly string[], ParamTable])[]): BlockLayout {
  const slots: Slot[] = []
  for (const [prefix, table] of sections) {
    for (const [id, param] of Object.entries(table)) {
      slots.push({ index: slots.length, path: [...prefix, id], param })
    }
  }
  return { slots, length: slots.length }
}

const eqSections = [
  [['eq'], EQ] as const,
  ...Array.from({ length: EQ_BANDS }, (_, band) => [['eq', 'bands', String(band)], EQ_BAND] as const),
]

/** The group strip's block. */
export const STRIP_LAYOUT = layoutOf([
  [['input'], INPUT],
  [['filters'], FILTERS],
  ...eqSections,
  [['compressor'], COMPRESSOR],
  [['output'], OUTPUT],
])

/** The master bus's block. */
export const MASTER_LAYOUT = layoutOf([...eqSections, [['glue'], GLUE], [['fades'], FADES], [['limiter'], LIMITER]])

/** A parameter's value as it stands in a slot: a toggle is 0 or 1, a choice its index. */
export function slotValue(param: Param, value: unknown): number {
  if (param.kind === 'number') return value as number
  if (param.kind === 'toggle') return value ? 1 : 0
  return param.options.findIndex((option) => option.id === value)
}

/** Packs a settings object into `block` (length `layout.length`). */
export function packBlock(layout: BlockLayout, settings: object, block: Float64Array): Float64Array {
  for (const { index, path, param } of layout.slots) {
    let value: unknown = settings
    for (const key of path) value = (value as Record<string, unknown>)[key]
    block[index] = slotValue(param, value)
  }
  return block
}
