/** A strip's processors in the order of the signal. */
export const STRIP_PROCESSORS = [
  'repair',
  'filters',
  'eq',
  'compressor',
  'transient',
  'saturator',
  'width',
  'rides',
  'send',
] as const
export type StripProcessor = (typeof STRIP_PROCESSORS)[number]

/** The master's: those between reverb and fades stand in the order of the session. */
export const MASTER_PROCESSORS = [
  'reverb',
  'eq',
  'multiband',
  'glue',
  'saturator',
  'width',
  'fades',
  'limiter',
] as const
export type MasterProcessor = (typeof MASTER_PROCESSORS)[number]
