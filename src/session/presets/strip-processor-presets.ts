import { bandsAt, forProcessor } from './shipped-preset'

const eq = (name: string, help: string, bands: Readonly<Record<number, object>>) =>
  forProcessor('strip', 'eq', name, help, { bands: bandsAt(bands) })
const strip = forProcessor.bind(null, 'strip')

export const STRIP_EQ_PRESETS = [
  eq('Kick-heavy drums', 'More weight at 60 Hz, less box at 350 Hz, a little click at 4 kHz.', {
    1: { type: 'bell', hz: 60, gainDb: 2, q: 0.9 },
    4: { type: 'bell', hz: 350, gainDb: -1.5, q: 1 },
    6: { type: 'bell', hz: 4000, gainDb: 1, q: 0.8 },
  }),
  eq('Snappy drums', 'Snare and attack forward around 3 kHz, air above 10 kHz.', {
    3: { type: 'bell', hz: 300, gainDb: -1, q: 0.9 },
    6: { type: 'bell', hz: 3200, gainDb: 1.5, q: 0.7 },
    8: { type: 'highShelf', hz: 10_000, gainDb: 1, q: 0.7 },
  }),
  eq('Tight bass', 'Less bloom at 200 Hz, the fundamental a little firmer.', {
    1: { type: 'bell', hz: 70, gainDb: 1, q: 0.8 },
    3: { type: 'bell', hz: 200, gainDb: -2, q: 0.9 },
  }),
  eq('Bass with mids', 'The line is heard on small speakers: 800 Hz up, 250 Hz down.', {
    3: { type: 'bell', hz: 250, gainDb: -1, q: 0.8 },
    5: { type: 'bell', hz: 800, gainDb: 2, q: 0.7 },
  }),
  eq('Vocal presence', 'Words come forward around 3.5 kHz, less mud at 250 Hz.', {
    3: { type: 'bell', hz: 250, gainDb: -1.5, q: 1 },
    6: { type: 'bell', hz: 3500, gainDb: 1.5, q: 0.8 },
    8: { type: 'highShelf', hz: 11_000, gainDb: 1, q: 0.7 },
  }),
  eq('De-ess', 'A dynamic band at 6.5 kHz that holds back sharp s and t sounds.', {
    7: { type: 'bell', hz: 6500, q: 1.4, rangeDb: -6, thresholdDb: -32, attackMs: 1, releaseMs: 60 },
  }),
  eq('Tame harshness', 'A dynamic band at 4 kHz that gives way only while 3 to 6 kHz are too strong.', {
    6: { type: 'bell', hz: 4000, q: 1, rangeDb: -4, thresholdDb: -28, attackMs: 5, releaseMs: 120 },
  }),
  eq('Airy backing vocals', 'Thinner below, open above: they stand behind the lead.', {
    3: { type: 'lowShelf', hz: 250, gainDb: -2, q: 0.7 },
    6: { type: 'bell', hz: 2500, gainDb: -1, q: 0.8 },
    8: { type: 'highShelf', hz: 9000, gainDb: 2, q: 0.7 },
  }),
  eq('Warm keys', 'A little more body at 220 Hz, a softer top.', {
    3: { type: 'bell', hz: 220, gainDb: 1, q: 0.7 },
    8: { type: 'highShelf', hz: 7000, gainDb: -1.5, q: 0.7 },
  }),
]

export const STRIP_PROCESSOR_PRESETS = [
  strip('filters', 'Clean low end', 'Takes away what lies below 40 Hz: rumble that only costs level.', {
    highPassOn: true,
    highPassHz: 40,
    highPassSlope: '24',
  }),
  strip('filters', 'Room for the bass', 'A high-pass at 110 Hz, for stems that have nothing to say below.', {
    highPassOn: true,
    highPassHz: 110,
    highPassSlope: '24',
  }),
  strip('compressor', 'Gentle vocal', 'Evens out phrases by a few decibels, without being heard.', {
    on: true,
    thresholdDb: -22,
    ratio: 2,
    kneeDb: 10,
    attackMs: 12,
    releaseMs: 140,
    keyHighPassHz: 100,
  }),
  strip('compressor', 'Steady bass', 'Notes of one loudness: slow enough to keep their beginnings.', {
    on: true,
    thresholdDb: -20,
    ratio: 2.5,
    kneeDb: 8,
    attackMs: 30,
    releaseMs: 180,
  }),
  strip('compressor', 'Punchy drums', 'Lets the hit through and holds the rest: more contrast.', {
    on: true,
    thresholdDb: -18,
    ratio: 2.5,
    kneeDb: 6,
    attackMs: 35,
    releaseMs: 90,
    keyHighPassHz: 80,
  }),
  strip(
    'compressor',
    'Parallel drum bus',
    'A hard-pressed copy under the untouched one: density without losing the hits.',
    {
      on: true,
      thresholdDb: -28,
      ratio: 6,
      kneeDb: 6,
      attackMs: 3,
      releaseMs: 120,
      detector: 'peak',
      makeupDb: 4,
      mixPercent: 25,
    },
  ),
  strip('transient', 'Snappy', 'Hits come out more, however loud they are.', { on: true, attackDb: 3, sustainDb: -1 }),
  strip('transient', 'Smooth', 'Hits step back, their tails stay.', { on: true, attackDb: -3, sustainDb: 0.5 }),
  strip('saturator', 'Tape warmth', 'Soft harmonics and rounder peaks, at the same loudness.', {
    on: true,
    character: 'tape',
    driveDb: 4,
    tonePercent: -10,
    mixPercent: 70,
  }),
  strip(
    'saturator',
    'Bass on small speakers',
    'Harmonics of the low notes, so that they are heard where there is no bass.',
    {
      on: true,
      character: 'tube',
      driveDb: 6,
      tonePercent: -40,
      mixPercent: 40,
    },
  ),
  strip('width', 'Wide synths', 'A wider image whose bass stays in the middle.', {
    on: true,
    widthPercent: 125,
    monoOn: true,
    monoBelowHz: 150,
  }),
  strip('width', 'Bass in the middle', 'Mono below 120 Hz; the rest as it was.', {
    on: true,
    monoOn: true,
    monoBelowHz: 120,
  }),
]
