import type { ParamTable } from './param'

/** Bands of every equaliser, on a strip and on the master. */
export const EQ_BANDS = 8

/** The equaliser as a whole. */
export const EQ = {
  on: {
    kind: 'toggle',
    label: 'Equaliser',
    default: true,
    help: 'Off passes the sound untouched.',
  },
} as const satisfies ParamTable

/** One band of an equaliser. */
export const EQ_BAND = {
  on: {
    kind: 'toggle',
    label: 'Band',
    default: false,
    help: 'Off takes the band out of the path.',
  },
  type: {
    kind: 'choice',
    label: 'Type',
    options: [
      { id: 'bell', label: 'Bell' },
      { id: 'lowShelf', label: 'Low shelf' },
      { id: 'highShelf', label: 'High shelf' },
      { id: 'notch', label: 'Notch' },
      { id: 'tilt', label: 'Tilt' },
    ],
    default: 'bell',
    help: 'The shape of the band.',
  },
  hz: {
    kind: 'number',
    label: 'Frequency',
    unit: 'Hz',
    min: 20,
    max: 20000,
    default: 1000,
    taper: 'log',
    digits: 0,
    step: 0.02,
    help: 'Centre of a bell or notch, corner of a shelf, pivot of a tilt.',
  },
  gainDb: {
    kind: 'number',
    label: 'Gain',
    unit: 'dB',
    min: -18,
    max: 18,
    default: 0,
    taper: 'linear',
    digits: 1,
    step: 0.1,
    help: 'Boost or cut at the frequency; a notch has none.',
  },
  q: {
    kind: 'number',
    label: 'Q',
    unit: '',
    min: 0.1,
    max: 18,
    default: 1,
    taper: 'log',
    digits: 2,
    step: 0.03,
    help: 'Higher is narrower.',
  },
} as const satisfies ParamTable

/** Where the eight bands of a new equaliser stand, in hertz: spread over the spectrum, all off. */
export const EQ_BAND_DEFAULT_HZ = [60, 120, 250, 500, 1000, 2500, 5000, 10000] as const

/** One band of a strip's equaliser: any of them can be made dynamic. */
export const STRIP_EQ_BAND = {
  ...EQ_BAND,
  rangeDb: {
    kind: 'number',
    label: 'Range',
    unit: 'dB',
    min: -18,
    max: 18,
    default: 0,
    taper: 'linear',
    digits: 1,
    step: 0.1,
    help: 'How far the gain moves, up or down, while the band is above its threshold; 0 is a static band.',
  },
  thresholdDb: {
    kind: 'number',
    label: 'Threshold',
    unit: 'dB',
    min: -80,
    max: 0,
    default: -30,
    taper: 'linear',
    digits: 1,
    step: 0.5,
    help: 'Above this level, heard through the band itself, its gain moves.',
  },
  attackMs: {
    kind: 'number',
    label: 'Attack',
    unit: 'ms',
    min: 0.1,
    max: 200,
    default: 5,
    taper: 'log',
    digits: 1,
    step: 0.05,
    help: 'Time in which 63 % of the way to a new gain is gone.',
  },
  releaseMs: {
    kind: 'number',
    label: 'Release',
    unit: 'ms',
    min: 5,
    max: 2000,
    default: 80,
    taper: 'log',
    digits: 0,
    step: 0.05,
    help: 'Time in which 63 % of the way back is gone.',
  },
} as const satisfies ParamTable

/** The master's equaliser as a whole. */
export const MASTER_EQ = {
  ...EQ,
  phase: {
    kind: 'choice',
    label: 'Phase',
    options: [
      { id: 'minimum', label: 'Minimum' },
      { id: 'linear', label: 'Linear' },
    ],
    default: 'minimum',
    help: 'Linear phase delays the master, and is for sums of processed and unprocessed copies.',
  },
} as const satisfies ParamTable

/** One band of the master's equaliser. */
export const MASTER_EQ_BAND = {
  ...EQ_BAND,
  channels: {
    kind: 'choice',
    label: 'Channels',
    options: [
      { id: 'stereo', label: 'Stereo' },
      { id: 'mid', label: 'Mid' },
      { id: 'side', label: 'Side' },
    ],
    default: 'stereo',
    help: 'What the band works on: both channels, their sum, or their difference.',
  },
} as const satisfies ParamTable
