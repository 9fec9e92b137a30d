import {
  defaultMaster,
  defaultStrip,
  MASTER_PROCESSORS,
  type MasterProcessor,
  STRIP_PROCESSORS,
  type StripProcessor,
} from '../params'
import type { ProcessorFragment } from './fragment'

/** A processor, wherever it stands. */
export type ProcessorId =
  | { readonly host: 'strip'; readonly processor: StripProcessor }
  | { readonly host: 'master'; readonly processor: MasterProcessor }

/** Settings as another place takes them. */
export interface FittedSettings {
  settings: Record<string, unknown>
  /** What could not come along, in words that follow "without": empty where everything did. */
  without: string
}

type Bands = Record<string, unknown>[]

/** Settings of one processor for another one; null where the two are of different kinds. */
export function fitFragment(fragment: ProcessorFragment, to: ProcessorId): FittedSettings | null {
  const there: readonly string[] = to.host === 'strip' ? STRIP_PROCESSORS : MASTER_PROCESSORS
  if (!there.includes(to.processor) || kindOf(fragment) !== kindOf(to)) return null
  const settings = fragment.settings as unknown as Record<string, unknown>
  if (fragment.processor !== 'eq' || fragment.host === to.host) return { settings, without: '' }
  return fitEqualiser(settings, to.host)
}

/** The glue is a compressor; what else is called alike on a strip and on the master is alike. */
function kindOf({ processor }: { readonly processor: string }): string {
  return processor === 'glue' ? 'compressor' : processor
}

/** A strip's bands can move with the sound, the master's can work on mid or side: the other has no place for it. */
function fitEqualiser(settings: Record<string, unknown>, host: 'strip' | 'master'): FittedSettings {
  const own = host === 'strip' ? defaultStrip().eq : defaultMaster().eq
  const bands = settings.bands as Bands
  const moves = bands.some((band) => band.on && (band.rangeDb ?? 0) !== 0)
  const splits = bands.some((band) => band.on && (band.channels ?? 'stereo') !== 'stereo')
  const linear = (settings.phase ?? 'minimum') === 'linear'
  return {
    settings: {
      ...own,
      on: settings.on,
      bands: own.bands.map((band, index) => {
        const { on, type, hz, gainDb, q } = bands[index] ?? band
        return { ...band, on, type, hz, gainDb, q }
      }),
    },
    without: [
      moves && 'the movement of its dynamic bands',
      splits && 'mid and side: its bands are stereo here',
      linear && 'linear phase',
    ]
      .filter(Boolean)
      .join(', and '),
  }
}
