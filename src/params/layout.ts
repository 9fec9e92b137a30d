import { COMPRESSOR, GLUE } from './compressor'
import { EQ, EQ_BANDS, MASTER_EQ, MASTER_EQ_BAND, STRIP_EQ_BAND } from './eq'
import { FADES } from './fades'
import { FILTERS } from './filters'
import { INPUT } from './input'
import { LIMITER } from './limiter'
import { MULTIBAND, MULTIBAND_BAND, MULTIBAND_BANDS } from './multiband'
import { OUTPUT } from './output'
import type { Param, ParamTable } from './param'
import { REPAIR } from './repair'
import { REVERB } from './reverb'
import { RIDES } from './rides'
import { SATURATOR } from './saturator'
import { SEND } from './send'
import { TRANSIENT } from './transient'
import { WIDTH } from './width'

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

/** A section with numbered bands: its own table, then the bands'. */
function banded(name: string, table: ParamTable, count: number, band: ParamTable) {
  return [
    [[name], table] as const,
    ...Array.from({ length: count }, (_, index) => [[name, 'bands', String(index)], band] as const),
  ]
}

/** The group strip's block. The send belongs to the strip, though it is the master's inputs that read it. */
export const STRIP_LAYOUT = layoutOf([
  [['input'], INPUT],
  [['repair'], REPAIR],
  [['filters'], FILTERS],
  ...banded('eq', EQ, EQ_BANDS, STRIP_EQ_BAND),
  [['compressor'], COMPRESSOR],
  [['transient'], TRANSIENT],
  [['saturator'], SATURATOR],
  [['width'], WIDTH],
  [['rides'], RIDES],
  [['output'], OUTPUT],
  [['send'], SEND],
])

/** The master bus's block. */
export const MASTER_LAYOUT = layoutOf([
  [['reverb'], REVERB],
  ...banded('eq', MASTER_EQ, EQ_BANDS, MASTER_EQ_BAND),
  ...banded('multiband', MULTIBAND, MULTIBAND_BANDS, MULTIBAND_BAND),
  [['glue'], GLUE],
  [['saturator'], SATURATOR],
  [['width'], WIDTH],
  [['fades'], FADES],
  [['limiter'], LIMITER],
])

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
