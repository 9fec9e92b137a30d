import { bandsAt, forStrip } from './shipped-preset'

/** Whole strips: they set every processor but repair, rides and the send; levels stay. */
export const STRIP_PRESETS = [
  forStrip('Kick-heavy drums', 'Weight below, punch from a slow compressor, low end in the middle.', {
    filters: { highPassOn: true, highPassHz: 28, highPassSlope: '12' },
    eq: {
      bands: bandsAt({
        1: { type: 'bell', hz: 60, gainDb: 2, q: 0.9 },
        4: { type: 'bell', hz: 350, gainDb: -1.5, q: 1 },
        6: { type: 'bell', hz: 4000, gainDb: 1, q: 0.8 },
      }),
    },
    compressor: { on: true, thresholdDb: -16, ratio: 2, attackMs: 35, releaseMs: 110, keyHighPassHz: 60 },
    width: { on: true, monoOn: true, monoBelowHz: 120 },
  }),
  forStrip('Punchy drums', 'Hits forward, the room behind them shorter.', {
    compressor: { on: true, thresholdDb: -18, ratio: 2, attackMs: 35, releaseMs: 90, keyHighPassHz: 80 },
    transient: { on: true, attackDb: 2, sustainDb: -1 },
  }),
  forStrip('Smooth drums', 'Softer hits with a touch of tape: drums that stay behind the song.', {
    eq: { bands: bandsAt({ 8: { type: 'highShelf', hz: 9000, gainDb: -1, q: 0.7 } }) },
    transient: { on: true, attackDb: -2.5, sustainDb: 0.5 },
    saturator: { on: true, character: 'tape', driveDb: 4, mixPercent: 60 },
  }),
  forStrip('Tight bass', 'Even notes, less bloom, mono at the bottom.', {
    filters: { highPassOn: true, highPassHz: 30, highPassSlope: '24' },
    eq: {
      bands: bandsAt({
        1: { type: 'bell', hz: 70, gainDb: 1, q: 0.8 },
        3: { type: 'bell', hz: 200, gainDb: -2, q: 0.9 },
      }),
    },
    compressor: { on: true, thresholdDb: -20, ratio: 2.5, kneeDb: 8, attackMs: 30, releaseMs: 180 },
    width: { on: true, monoOn: true, monoBelowHz: 120 },
  }),
  forStrip('Lead vocal', 'Clean below, even, present, and no sharp s.', {
    filters: { highPassOn: true, highPassHz: 80, highPassSlope: '24' },
    eq: {
      bands: bandsAt({
        3: { type: 'bell', hz: 250, gainDb: -1, q: 1 },
        6: { type: 'bell', hz: 3500, gainDb: 1, q: 0.8 },
        7: { type: 'bell', hz: 6500, q: 1.4, rangeDb: -5, thresholdDb: -32, attackMs: 1, releaseMs: 60 },
      }),
    },
    compressor: { on: true, thresholdDb: -22, ratio: 2, kneeDb: 10, attackMs: 12, releaseMs: 140, keyHighPassHz: 100 },
  }),
  forStrip('Airy backing vocals', 'Thinner below, open above, wider than the lead.', {
    filters: { highPassOn: true, highPassHz: 130, highPassSlope: '24' },
    eq: {
      bands: bandsAt({
        6: { type: 'bell', hz: 2500, gainDb: -1, q: 0.8 },
        8: { type: 'highShelf', hz: 9000, gainDb: 1.5, q: 0.7 },
      }),
    },
    compressor: { on: true, thresholdDb: -24, ratio: 2, kneeDb: 10, attackMs: 10, releaseMs: 160 },
    width: { on: true, widthPercent: 120 },
  }),
  forStrip('Warm keys', 'Body, a soft top and a little tape.', {
    filters: { highPassOn: true, highPassHz: 45, highPassSlope: '12' },
    eq: {
      bands: bandsAt({
        3: { type: 'bell', hz: 220, gainDb: 1, q: 0.7 },
        8: { type: 'highShelf', hz: 7000, gainDb: -1.5, q: 0.7 },
      }),
    },
    saturator: { on: true, character: 'tape', driveDb: 4, mixPercent: 60 },
  }),
  forStrip('Wide synths', 'Out of the middle, where the voice is; bass stays in it.', {
    filters: { highPassOn: true, highPassHz: 60, highPassSlope: '12' },
    eq: { bands: bandsAt({ 6: { type: 'bell', hz: 2800, gainDb: -1, q: 0.7 } }) },
    width: { on: true, widthPercent: 125, monoOn: true, monoBelowHz: 150 },
  }),
]
