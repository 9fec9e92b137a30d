import type { ParamTable } from './param'

const SLOPES = [
  { id: '12', label: '12 dB/oct' },
  { id: '24', label: '24 dB/oct' },
  { id: '48', label: '48 dB/oct' },
] as const

/** High-pass and low-pass of a strip: Butterworth, 12 to 48 dB per octave. */
export const FILTERS = {
  highPassOn: {
    kind: 'toggle',
    label: 'High-pass',
    default: false,
    help: 'Removes what lies under the frequency.',
  },
  highPassHz: {
    kind: 'number',
    label: 'High-pass frequency',
    unit: 'Hz',
    min: 10,
    max: 2000,
    default: 40,
    taper: 'log',
    digits: 0,
    step: 0.02,
    help: 'The high-pass is 3 dB down here.',
  },
  highPassSlope: {
    kind: 'choice',
    label: 'High-pass slope',
    options: SLOPES,
    default: '12',
    help: 'How steeply the high-pass falls.',
  },
  lowPassOn: {
    kind: 'toggle',
    label: 'Low-pass',
    default: false,
    help: 'Removes what lies above the frequency.',
  },
  lowPassHz: {
    kind: 'number',
    label: 'Low-pass frequency',
    unit: 'Hz',
    min: 500,
    max: 20000,
    default: 18000,
    taper: 'log',
    digits: 0,
    step: 0.02,
    help: 'The low-pass is 3 dB down here.',
  },
  lowPassSlope: {
    kind: 'choice',
    label: 'Low-pass slope',
    options: SLOPES,
    default: '12',
    help: 'How steeply the low-pass falls.',
  },
} as const satisfies ParamTable
