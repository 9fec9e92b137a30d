import { type MasterProcessor, STRIP_PROCESSORS, type StripProcessor } from '../../params'

/** A shipped preset as it is written down: what is left out is its default. */
export interface ShippedPreset {
  readonly tutti: 'fragment'
  readonly version: 1
  readonly kind: 'processor' | 'strip' | 'chain'
  readonly host: 'strip' | 'master'
  readonly processor?: StripProcessor | MasterProcessor
  readonly name: string
  readonly help: string
  readonly settings: object
}

const head = { tutti: 'fragment', version: 1 } as const

export function forProcessor(
  host: 'strip' | 'master',
  processor: StripProcessor | MasterProcessor,
  name: string,
  help: string,
  settings: object,
): ShippedPreset {
  return { ...head, kind: 'processor', host, processor, name, help, settings }
}

/** A strip's: the processors that are not named go back to their defaults, so that it always sounds the same. */
export function forStrip(name: string, help: string, settings: object): ShippedPreset {
  const rest = Object.fromEntries(STRIP_PROCESSORS.filter((id) => !KEPT.includes(id)).map((id) => [id, {}]))
  return { ...head, kind: 'strip', host: 'strip', name, help, settings: { ...rest, ...settings } }
}

/** What a preset of a strip leaves alone: what the stem needed, and what the song asks for. */
const KEPT: readonly StripProcessor[] = ['repair', 'rides', 'send']

export function forChain(name: string, help: string, settings: object): ShippedPreset {
  return { ...head, kind: 'chain', host: 'master', name, help, settings }
}

/** Bands of an equaliser in their places: band 1 is the lowest; what is not named is off. */
export function bandsAt(bands: Readonly<Record<number, object>>): object[] {
  const last = Math.max(...Object.keys(bands).map(Number))
  return Array.from({ length: last }, (_, index) => {
    const band = bands[index + 1]
    return band ? { on: true, ...band } : {}
  })
}
