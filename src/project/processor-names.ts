import { type BlockLayout, MASTER_LAYOUT, STRIP_LAYOUT } from '../params'

/** Parts of a strip or of the master that have no switch of their own to be named by. */
const WITHOUT_SWITCH: Readonly<Record<string, string>> = {
  input: 'Input',
  repair: 'Repair',
  filters: 'Filters',
  rides: 'Section rides',
  output: 'Output',
  fades: 'Fades',
}

function namesOf({ slots }: BlockLayout): ReadonlyMap<string, string> {
  const switches = slots.filter(({ path }) => path.length === 2 && path[1] === 'on')
  return new Map([
    ...Object.entries(WITHOUT_SWITCH),
    ...switches.map(({ path, param }) => [path[0], param.label] as [string, string]),
  ])
}

const STRIP_NAMES = namesOf(STRIP_LAYOUT)
const MASTER_NAMES = namesOf(MASTER_LAYOUT)

/** A strip's processor as its switch is called, such as "Compressor" for `compressor`. */
export const stripProcessorName = (processor: string) => STRIP_NAMES.get(processor) ?? processor

export const masterProcessorName = (processor: string) => MASTER_NAMES.get(processor) ?? processor
