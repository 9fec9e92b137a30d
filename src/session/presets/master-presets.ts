import { bandsAt, forChain, forProcessor } from './shipped-preset'

const master = forProcessor.bind(null, 'master')

const GENTLE_GLUE = {
  on: true,
  thresholdDb: -16,
  ratio: 1.5,
  kneeDb: 10,
  attackMs: 30,
  releaseMs: 250,
  keyHighPassHz: 90,
}
const SMILE = {
  bands: bandsAt({
    1: { type: 'lowShelf', hz: 90, gainDb: 0.8, q: 0.7 },
    8: { type: 'highShelf', hz: 10_000, gainDb: 0.8, q: 0.7 },
  }),
}

export const MASTER_PRESETS = [
  master('glue', 'Gentle glue', 'Holds the stems together by a decibel or two.', GENTLE_GLUE),
  master('glue', 'Firm glue', 'A faster hand with a higher ratio: up to 3 dB on loud parts.', {
    on: true,
    thresholdDb: -18,
    ratio: 2,
    kneeDb: 6,
    attackMs: 10,
    releaseMs: 150,
    keyHighPassHz: 100,
  }),
  master('glue', 'Parallel glue', 'A pressed copy under the untouched master: quiet parts come up.', {
    on: true,
    thresholdDb: -26,
    ratio: 3,
    attackMs: 10,
    releaseMs: 200,
    keyHighPassHz: 100,
    makeupDb: 3,
    mixPercent: 25,
  }),
  master('eq', 'Smile', 'A little more of both ends.', SMILE),
  master('eq', 'Brighter', 'Tilts the whole song up around 1 kHz.', {
    bands: bandsAt({ 5: { type: 'tilt', hz: 1000, gainDb: 0.8 } }),
  }),
  master('eq', 'Darker', 'Tilts the whole song down around 1 kHz.', {
    bands: bandsAt({ 5: { type: 'tilt', hz: 1000, gainDb: -0.8 } }),
  }),
  master('eq', 'Less mud', 'A broad cut around 280 Hz.', {
    bands: bandsAt({ 3: { type: 'bell', hz: 280, gainDb: -1, q: 0.8 } }),
  }),
  master('eq', 'Air on the sides', 'Opens the top of what is not in the middle.', {
    bands: bandsAt({ 8: { type: 'highShelf', hz: 9000, gainDb: 1.2, q: 0.7, channels: 'side' } }),
  }),
  master('multiband', 'Steady low end', 'Evens out the bass alone; the other bands pass untouched.', {
    on: true,
    count: '3',
    crossover1Hz: 140,
    bands: [{ on: true, thresholdDb: -22, ratio: 2, attackMs: 30, releaseMs: 180 }, { on: false }, { on: false }],
  }),
  master('multiband', 'Gentle balance', 'Three bands, each held by a little.', {
    on: true,
    count: '3',
    bands: [
      { on: true, thresholdDb: -22, ratio: 1.5, attackMs: 30, releaseMs: 200 },
      { on: true, thresholdDb: -22, ratio: 1.3, attackMs: 20, releaseMs: 160 },
      { on: true, thresholdDb: -28, ratio: 1.5, attackMs: 8, releaseMs: 100 },
    ],
  }),
  master('saturator', 'Tape warmth', 'Soft harmonics and rounder peaks, at the same loudness.', {
    on: true,
    character: 'tape',
    driveDb: 3,
    mixPercent: 60,
  }),
  master('width', 'Bass in the middle', 'Mono below 110 Hz; the rest as it was.', {
    on: true,
    monoOn: true,
    monoBelowHz: 110,
  }),
  master('width', 'A little wider', 'The side up by a tenth, the bass in the middle.', {
    on: true,
    widthPercent: 110,
    monoOn: true,
    monoBelowHz: 120,
  }),
  master('reverb', 'Small room', 'Short and close: puts dry stems into one place.', {
    on: true,
    sizePercent: 25,
    decaySeconds: 0.6,
    dampingHz: 7000,
    preDelayMs: 5,
    lowCutHz: 200,
  }),
  master('reverb', 'Plate-like hall', 'Longer and bright, a moment behind the voice.', {
    on: true,
    sizePercent: 70,
    decaySeconds: 1.8,
    dampingHz: 9000,
    preDelayMs: 30,
    lowCutHz: 250,
  }),
  master('limiter', 'Transparent limiter', 'Catches peaks and leaves all else as it is.', {
    driveDb: 0,
    character: 'transparent',
    lookAheadMs: 3.5,
  }),
  master('limiter', 'Punchy limiter', 'A little louder; hits keep their shape.', {
    driveDb: 2,
    character: 'punchy',
    lookAheadMs: 2.5,
  }),
  master('limiter', 'Loud limiter', 'Louder by nearly 3 dB, with the fastest way back.', {
    driveDb: 2.8,
    character: 'loud',
    lookAheadMs: 2.5,
    stereoLinkPercent: 80,
  }),
  forChain('Gentle master', 'Both ends opened a little, gentle glue, peaks caught.', {
    eq: SMILE,
    glue: GENTLE_GLUE,
    limiter: { character: 'transparent', lookAheadMs: 3.5 },
  }),
  forChain('Warm master', 'A soft top, tape and gentle glue.', {
    eq: { bands: bandsAt({ 5: { type: 'tilt', hz: 1000, gainDb: -0.6 } }) },
    glue: GENTLE_GLUE,
    saturator: { on: true, character: 'tape', driveDb: 3, mixPercent: 60 },
    limiter: { character: 'transparent', lookAheadMs: 3.5 },
  }),
]
