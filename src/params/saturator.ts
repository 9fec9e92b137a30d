import type { ParamTable } from './param'

/** The saturator of a strip and of the master: oversampled, judged at equal loudness. */
export const SATURATOR = {
  on: {
    kind: 'toggle',
    label: 'Saturator',
    default: false,
    help: 'Off passes the sound untouched.',
  },
  character: {
    kind: 'choice',
    label: 'Character',
    options: [
      { id: 'tape', label: 'Tape' },
      { id: 'tube', label: 'Tube' },
      { id: 'console', label: 'Console' },
    ],
    default: 'tape',
    help: 'Which harmonics come, and how early: docs/processors.md has the table.',
  },
  driveDb: {
    kind: 'number',
    label: 'Drive',
    unit: 'dB',
    min: 0,
    max: 18,
    default: 6,
    taper: 'linear',
    digits: 1,
    step: 0.1,
    help: 'Gain into the curve.',
  },
  tonePercent: {
    kind: 'number',
    label: 'Tone',
    unit: '%',
    min: -100,
    max: 100,
    default: 0,
    taper: 'linear',
    digits: 0,
    step: 1,
    help: 'What is driven harder: the lows below 0, the highs above. The balance of the sound stays.',
  },
  mixPercent: {
    kind: 'number',
    label: 'Mix',
    unit: '%',
    min: 0,
    max: 100,
    default: 100,
    taper: 'linear',
    digits: 0,
    step: 1,
    help: 'Under 100 % the untouched sound is mixed in.',
  },
  autoGain: {
    kind: 'toggle',
    label: 'Auto gain',
    default: true,
    help: 'Takes back what the drive adds, so that it is judged at equal loudness.',
  },
} as const satisfies ParamTable
