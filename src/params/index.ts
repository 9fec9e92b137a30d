export { ALTERNATE_TARGET, ALTERNATES } from './alternates'
export { COMPRESSOR, GLUE } from './compressor'
export { DELIVERY } from './delivery'
export { EQ, EQ_BAND, EQ_BAND_DEFAULT_HZ, EQ_BANDS, MASTER_EQ, MASTER_EQ_BAND, STRIP_EQ_BAND } from './eq'
export { FADES } from './fades'
export { FILTERS } from './filters'
export { INPUT } from './input'
export { type BlockLayout, MASTER_LAYOUT, packBlock, type Slot, STRIP_LAYOUT, slotValue } from './layout'
export { LIMITER } from './limiter'
export { MASTER_ORDER, type OrderedProcessor } from './master-order'
export { MONITOR } from './monitor'
export { MULTIBAND, MULTIBAND_BAND, MULTIBAND_BANDS } from './multiband'
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
export { MASTER_PROCESSORS, type MasterProcessor, STRIP_PROCESSORS, type StripProcessor } from './processors'
export { REFERENCE } from './reference'
export { REPAIR } from './repair'
export { REVERB } from './reverb'
export { RIDE, RIDES } from './rides'
export { SATURATOR } from './saturator'
export { SEND } from './send'
export {
  type CompressorSettings,
  defaultMaster,
  defaultStrip,
  type EqBandSettings,
  type EqSettings,
  type MasterEqBandSettings,
  type MasterEqSettings,
  type MasterSettings,
  type MultibandBandSettings,
  type MultibandSettings,
  type RidesSettings,
  type StripEqBandSettings,
  type StripEqSettings,
  type StripSettings,
} from './settings'
export { TRANSIENT } from './transient'
export { WIDTH } from './width'
