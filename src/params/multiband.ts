import { COMPRESSOR } from './compressor'
import type { ParamTable } from './param'

/** Bands that a multiband compressor can have. */
export const MULTIBAND_BANDS = 4

const crossover = { kind: 'number', unit: 'Hz', taper: 'log', digits: 0, step: 0.02 } as const

/** The multiband compressor of the master: Linkwitz-Riley crossovers of 4th order. */
export const MULTIBAND = {
  on: {
    kind: 'toggle',
    label: 'Multiband compressor',
    default: false,
    help: 'Off passes the sound untouched.',
  },
  count: {
    kind: 'choice',
    label: 'Bands',
    options: [
      { id: '3', label: '3 bands' },
      { id: '4', label: '4 bands' },
    ],
    default: '3',
    help: 'Three bands use the first two crossovers.',
  },
  crossover1Hz: {
    ...crossover,
    label: 'Crossover 1',
    min: 40,
    max: 500,
    default: 140,
    help: 'Between the first and the second band.',
  },
  crossover2Hz: {
    ...crossover,
    label: 'Crossover 2',
    min: 300,
    max: 6000,
    default: 2500,
    help: 'Between the second and the third band. It keeps half an octave above crossover 1.',
  },
  crossover3Hz: {
    ...crossover,
    label: 'Crossover 3',
    min: 2000,
    max: 16000,
    default: 7000,
    help: 'Between the third and the fourth band. It keeps half an octave above crossover 2.',
  },
} as const satisfies ParamTable

/** One band of it. */
export const MULTIBAND_BAND = {
  on: {
    kind: 'toggle',
    label: 'Compress',
    default: true,
    help: 'Off leaves this band’s level as it is.',
  },
  thresholdDb: { ...COMPRESSOR.thresholdDb, default: -20 },
  ratio: { ...COMPRESSOR.ratio, default: 1.5 },
  attackMs: { ...COMPRESSOR.attackMs, default: 20 },
  releaseMs: { ...COMPRESSOR.releaseMs, default: 150 },
  gainDb: {
    kind: 'number',
    label: 'Gain',
    unit: 'dB',
    min: -12,
    max: 12,
    default: 0,
    taper: 'linear',
    digits: 1,
    step: 0.1,
    help: 'Gain of the band after its compression.',
  },
} as const satisfies ParamTable
