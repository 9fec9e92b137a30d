import type { SessionDoc } from '../../../src/session/document'

/** Every processor of every strip and of the master at work, with rides, sends and an order of its own. */
export function switchEverythingOn(session: SessionDoc): void {
  session.sections = [
    { id: 's1', name: 'Verse', startSeconds: 0.4 },
    { id: 's2', name: 'Chorus', startSeconds: 1.5 },
  ]
  session.groups.forEach(({ strip }, index) => {
    Object.assign(strip.input, { trimDb: 1.5 - index, invertPolarity: index === 2 })
    Object.assign(strip.repair, { dcBlockerOn: true, humOn: index === 1 })
    Object.assign(strip.filters, { highPassOn: true, highPassSlope: '24', lowPassOn: index > 1 })
    Object.assign(strip.eq.bands[3]!, { on: true, gainDb: 4 - index })
    Object.assign(strip.eq.bands[5]!, { on: true, rangeDb: index - 6, thresholdDb: -45 })
    Object.assign(strip.eq.bands[7]!, { on: true, type: 'highShelf', gainDb: index })
    Object.assign(strip.compressor, { on: true, thresholdDb: -26, ratio: 3, detector: index % 2 ? 'peak' : 'rms' })
    Object.assign(strip.transient, { on: true, attackDb: 4, sustainDb: -3 })
    Object.assign(strip.saturator, { on: true, character: (['tape', 'tube', 'console'] as const)[index % 3] })
    Object.assign(strip.width, { on: true, widthPercent: 80 + 20 * index, monoOn: index > 0 })
    strip.rides.gainsDb = { s1: -0.5 * index, s2: 0.8 }
    Object.assign(strip.output, { balance: 20 * index - 30, gainDb: -index })
    Object.assign(strip.send, { on: index > 0, gainDb: -9 - index })
  })
  const { master } = session
  Object.assign(master.reverb, { on: true, decaySeconds: 0.3 })
  master.order = ['multiband', 'saturator', 'eq', 'width', 'glue']
  Object.assign(master.eq.bands[0]!, { on: true, type: 'lowShelf', gainDb: -2 })
  Object.assign(master.eq.bands[3]!, { on: true, gainDb: 2, channels: 'side' })
  Object.assign(master.eq.bands[5]!, { on: true, type: 'tilt', gainDb: 1 })
  Object.assign(master.multiband, { on: true, count: '4' })
  Object.assign(master.glue, { on: true, thresholdDb: -24, autoMakeup: true })
  Object.assign(master.saturator, { on: true, character: 'console' })
  Object.assign(master.width, { on: true, monoOn: true })
  Object.assign(master.fades, { fadeInSeconds: 0.2, fadeOutSeconds: 0.5 })
  Object.assign(master.limiter, { driveDb: 6, character: 'punchy', stereoLinkPercent: 70 })
}
