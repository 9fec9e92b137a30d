import { COMPRESSOR, GLUE } from './compressor'
import { EQ, type EQ_BAND, EQ_BAND_DEFAULT_HZ, MASTER_EQ, MASTER_EQ_BAND, STRIP_EQ_BAND } from './eq'
import { FADES } from './fades'
import { FILTERS } from './filters'
import { INPUT } from './input'
import { LIMITER } from './limiter'
import { MASTER_ORDER, type OrderedProcessor } from './master-order'
import { MULTIBAND, MULTIBAND_BAND, MULTIBAND_BANDS } from './multiband'
import { OUTPUT } from './output'
import { defaultsOf, type ValuesOf } from './param'
import { REPAIR } from './repair'
import { REVERB } from './reverb'
import { RIDES } from './rides'
import { SATURATOR } from './saturator'
import { SEND } from './send'
import { TRANSIENT } from './transient'
import { WIDTH } from './width'

/** What every equaliser's bands have in common. */
export type EqBandSettings = ValuesOf<typeof EQ_BAND>
export interface EqSettings extends ValuesOf<typeof EQ> {
  bands: EqBandSettings[]
}
export type StripEqBandSettings = ValuesOf<typeof STRIP_EQ_BAND>
export type MasterEqBandSettings = ValuesOf<typeof MASTER_EQ_BAND>
export interface StripEqSettings extends ValuesOf<typeof EQ> {
  bands: StripEqBandSettings[]
}
export interface MasterEqSettings extends ValuesOf<typeof MASTER_EQ> {
  bands: MasterEqBandSettings[]
}
export type CompressorSettings = ValuesOf<typeof COMPRESSOR>
export type MultibandBandSettings = ValuesOf<typeof MULTIBAND_BAND>
export interface MultibandSettings extends ValuesOf<typeof MULTIBAND> {
  bands: MultibandBandSettings[]
}
export interface RidesSettings extends ValuesOf<typeof RIDES> {
  /** Gain offset in decibels for each section's id; a section that is missing is not ridden. */
  gainsDb: Record<string, number>
}

/** Every control of a group strip, in the order of the signal. */
export interface StripSettings {
  input: ValuesOf<typeof INPUT>
  repair: ValuesOf<typeof REPAIR>
  filters: ValuesOf<typeof FILTERS>
  eq: StripEqSettings
  compressor: CompressorSettings
  transient: ValuesOf<typeof TRANSIENT>
  saturator: ValuesOf<typeof SATURATOR>
  width: ValuesOf<typeof WIDTH>
  rides: RidesSettings
  output: ValuesOf<typeof OUTPUT>
  send: ValuesOf<typeof SEND>
}

/** Every control of the master bus. */
export interface MasterSettings {
  reverb: ValuesOf<typeof REVERB>
  /** Each of the ordered processors once, in the order of the signal. */
  order: OrderedProcessor[]
  eq: MasterEqSettings
  multiband: MultibandSettings
  glue: CompressorSettings
  saturator: ValuesOf<typeof SATURATOR>
  width: ValuesOf<typeof WIDTH>
  fades: ValuesOf<typeof FADES>
  limiter: ValuesOf<typeof LIMITER>
}

/** A strip with every control at its default: neutral. */
export function defaultStrip(): StripSettings {
  return {
    input: defaultsOf(INPUT),
    repair: defaultsOf(REPAIR),
    filters: defaultsOf(FILTERS),
    eq: { ...defaultsOf(EQ), bands: EQ_BAND_DEFAULT_HZ.map((hz) => ({ ...defaultsOf(STRIP_EQ_BAND), hz })) },
    compressor: defaultsOf(COMPRESSOR),
    transient: defaultsOf(TRANSIENT),
    saturator: defaultsOf(SATURATOR),
    width: defaultsOf(WIDTH),
    rides: { ...defaultsOf(RIDES), gainsDb: {} },
    output: defaultsOf(OUTPUT),
    send: defaultsOf(SEND),
  }
}

/** A master bus with every control at its default: neutral under a ceiling of -1 dBTP. */
export function defaultMaster(): MasterSettings {
  return {
    reverb: defaultsOf(REVERB),
    order: [...MASTER_ORDER],
    eq: { ...defaultsOf(MASTER_EQ), bands: EQ_BAND_DEFAULT_HZ.map((hz) => ({ ...defaultsOf(MASTER_EQ_BAND), hz })) },
    multiband: {
      ...defaultsOf(MULTIBAND),
      bands: Array.from({ length: MULTIBAND_BANDS }, () => defaultsOf(MULTIBAND_BAND)),
    },
    glue: defaultsOf(GLUE),
    saturator: defaultsOf(SATURATOR),
    width: defaultsOf(WIDTH),
    fades: defaultsOf(FADES),
    limiter: defaultsOf(LIMITER),
  }
}
