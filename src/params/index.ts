export { COMPRESSOR, GLUE } from './compressor'
export { EQ, EQ_BAND, EQ_BAND_DEFAULT_HZ, EQ_BANDS } from './eq'
export { FADES } from './fades'
export { FILTERS } from './filters'
export { INPUT } from './input'
export { type BlockLayout, MASTER_LAYOUT, packBlock, type Slot, STRIP_LAYOUT, slotValue } from './layout'
export { LIMITER } from './limiter'
export { MONITOR } from './monitor'
export { OUTPUT } from './output'
export {
  type ChoiceParam,
  defaultsOf,
  type NumberParam,
  type Param,
  type ParamTable,
  type Taper,
  type ToggleParam,
  type ValueOf,
  type ValuesOf,
} from './param'
export {
  type CompressorSettings,
  defaultMaster,
  defaultStrip,
  type EqBandSettings,
  type EqSettings,
  type MasterSettings,
  type StripSettings,
} from './settings'
