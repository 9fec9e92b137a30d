import type { MasterProcessor, StripProcessor } from '../../params'
import {
  COMPRESSOR,
  EQ,
  type EqBandSettings,
  type EqSettings,
  GLUE,
  LIMITER,
  type MasterSettings,
  MULTIBAND,
  REVERB,
  SATURATOR,
  SEND,
  type StripEqBandSettings,
  type StripSettings,
  TRANSIENT,
  WIDTH,
} from '../../params'
import { numberText, valueText } from '../../params/value-text'

/** A processor's name, and what is shown of it where there is little room: always a part of the name. */
export interface ProcessorName {
  readonly label: string
  readonly short: string
  /** Where there is hardly any. */
  readonly tiny: string
}

const name = (label: string, short = label, tiny = short): ProcessorName => ({ label, short, tiny })

/** A strip's processors in the order of the signal. */
export const STRIP_PROCESSORS: Readonly<Record<StripProcessor, ProcessorName>> = {
  repair: name('Repair'),
  filters: name('Filters'),
  eq: name(EQ.on.label),
  compressor: name(COMPRESSOR.on.label, COMPRESSOR.on.label, 'Comp'),
  transient: name(TRANSIENT.on.label, 'Transient', 'Trans'),
  saturator: name(SATURATOR.on.label, SATURATOR.on.label, 'Sat'),
  width: name(WIDTH.on.label),
  rides: name('Section rides', 'Rides'),
  send: name(SEND.on.label, 'Send'),
}

export const MASTER_PROCESSORS: Readonly<Record<MasterProcessor, ProcessorName>> = {
  reverb: name(REVERB.on.label),
  eq: name(EQ.on.label),
  multiband: name(MULTIBAND.on.label, 'Multiband'),
  glue: name(GLUE.on.label, 'Glue'),
  saturator: name(SATURATOR.on.label, SATURATOR.on.label, 'Sat'),
  width: name(WIDTH.on.label),
  fades: name('Fades'),
  limiter: name(LIMITER.on.label, 'Limiter'),
}

/** Types of band whose gain can move with the sound. */
const MOVABLE: readonly string[] = ['bell', 'lowShelf', 'highShelf']

export const canMove = (band: EqBandSettings) => MOVABLE.includes(band.type)
export const isDynamic = (band: StripEqBandSettings) => band.on && band.rangeDb !== 0 && canMove(band)

/** Bands that are in the path. */
const bandsOn = (eq: EqSettings) => (eq.on ? eq.bands.filter((band) => band.on).length : 0)

/** Whether a strip's processor is in the path. An equaliser with no band is not. */
export function isStripProcessorOn(strip: StripSettings, processor: StripProcessor): boolean {
  switch (processor) {
    case 'repair':
      return strip.repair.dcBlockerOn || strip.repair.humOn
    case 'filters':
      return strip.filters.highPassOn || strip.filters.lowPassOn
    case 'eq':
      return bandsOn(strip.eq) > 0
    case 'rides':
      return Object.values(strip.rides.gainsDb).some((gainDb) => gainDb !== 0)
    default:
      return strip[processor].on
  }
}

export function isMasterProcessorOn(master: MasterSettings, processor: MasterProcessor): boolean {
  switch (processor) {
    case 'eq':
      return bandsOn(master.eq) > 0
    case 'fades':
      return Object.values(master.fades).some((seconds) => seconds > 0)
    default:
      return master[processor].on
  }
}

/** How a processor of the master stands, in a word or a figure. */
export function masterProcessorState(master: MasterSettings, processor: MasterProcessor): string {
  if (processor === 'eq') return eqState(master)
  if (processor === 'fades') return isMasterProcessorOn(master, 'fades') ? 'set' : 'none'
  if (!master[processor].on) return 'off'
  switch (processor) {
    case 'reverb':
      return valueText(REVERB.decaySeconds, master.reverb.decaySeconds)
    case 'multiband':
      return `${master.multiband.count} bands`
    case 'glue':
      return valueText(GLUE.ratio, master.glue.ratio)
    case 'saturator':
      return SATURATOR.character.options.find(({ id }) => id === master.saturator.character)?.label.toLowerCase() ?? ''
    case 'width':
      return valueText(WIDTH.widthPercent, master.width.widthPercent)
    case 'limiter':
      return `${numberText(master.limiter.ceilingDbtp, 1)} dBTP`
  }
}

function eqState({ eq }: MasterSettings): string {
  if (!eq.on) return 'off'
  const count = bandsOn(eq)
  return count === 0 ? 'flat' : count === 1 ? '1 band' : `${count} bands`
}
