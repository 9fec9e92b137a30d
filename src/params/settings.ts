import { COMPRESSOR, GLUE } from './compressor'
import { EQ, EQ_BAND, EQ_BAND_DEFAULT_HZ } from './eq'
import { FADES } from './fades'
import { FILTERS } from './filters'
import { INPUT } from './input'
import { LIMITER } from './limiter'
import { OUTPUT } from './output'
import { defaultsOf, type ValuesOf } from './param'

export type EqBandSettings = ValuesOf<typeof EQ_BAND>
export interface EqSettings extends ValuesOf<typeof EQ> {
  bands: EqBandSettings[]
}
export type CompressorSettings = ValuesOf<typeof COMPRESSOR>

/** Every control of a group strip. */
export interface StripSettings {
  input: ValuesOf<typeof INPUT>
  filters: ValuesOf<typeof FILTERS>
  eq: EqSettings
  compressor: CompressorSettings
  output: ValuesOf<typeof OUTPUT>
}

/** Every control of the master bus. */
export interface MasterSettings {
  eq: EqSettings
  glue: CompressorSettings
  fades: ValuesOf<typeof FADES>
  limiter: ValuesOf<typeof LIMITER>
}

function defaultEq(): EqSettings {
  return {
    ...defaultsOf(EQ),
    bands: EQ_BAND_DEFAULT_HZ.map((hz) => ({ ...defaultsOf(EQ_BAND), hz })),
  }
}

/** A strip with every control at its default: neutral. */
export function defaultStrip(): StripSettings {
  return {
    input: defaultsOf(INPUT),
    filters: defaultsOf(FILTERS),
    eq: defaultEq(),
    compressor: defaultsOf(COMPRESSOR),
    output: defaultsOf(OUTPUT),
  }
}

/** A master bus with every control at its default: neutral under a ceiling of -1 dBTP. */
export function defaultMaster(): MasterSettings {
  return {
    eq: defaultEq(),
    glue: defaultsOf(GLUE),
    fades: defaultsOf(FADES),
    limiter: defaultsOf(LIMITER),
  }
}
