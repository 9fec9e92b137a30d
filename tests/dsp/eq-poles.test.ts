import { expect, it } from 'vitest'
import { SingleProcessor } from '../../src/engine/single-processor'
import { EQ_BAND } from '../../src/params'
import { makeDsp } from './group-strip-runner'
import { randomFrom } from './limiter-signals'

const BLOCK = 4096
const BLOCKS = 24

/** One band of the master's equaliser, all others off. */
function equaliserWith(rateHz: number, band: { type: number; hz: number; gainDb: number; q: number }): SingleProcessor {
  const equaliser = new SingleProcessor(makeDsp(), 'masterEqualiser', { rateHz, maxBlock: BLOCK })
  equaliser.params.fill(0)
  // On, phase; then the band: on, type, frequency, gain, Q, channels. The others need a frequency and a Q to be made.
  for (let n = 0; n < 8; n++) equaliser.params.set([0, 0, 1000, 0, 1, 0], 2 + 6 * n)
  equaliser.params.set([1, 0, 1, band.type, band.hz, band.gainDb, band.q, 0])
  equaliser.applyParams()
  equaliser.reset()
  return equaliser
}

/** Largest magnitude of the last block after an impulse: two seconds later. */
function whatStillRings(equaliser: SingleProcessor): number {
  equaliser.buffer.fill(0)
  equaliser.buffer[0] = 1
  for (let block = 0; block < BLOCKS; block++) {
    equaliser.process(BLOCK)
    if (block < BLOCKS - 1) equaliser.buffer.fill(0)
  }
  return equaliser.buffer.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}

it.each([44_100, 48_000, 96_000])('rings out at any frequency up to the highest, at %i Hz', (rateHz) => {
  const random = randomFrom(rateHz)
  const ringing: object[] = []
  for (let turn = 0; turn < 250; turn++) {
    const band = {
      type: Math.floor(random() * EQ_BAND.type.options.length),
      hz: 5000 * 4 ** random(),
      gainDb: 36 * random() - 18,
      q: 0.1 * 180 ** random(),
    }
    if (whatStillRings(equaliserWith(rateHz, band)) > 1e-9) ringing.push(band)
  }
  expect(ringing).toEqual([])
})

/** Its matched numerator has its zero at half the rate; inverted, that was a pole there, and the impulse never ended. */
it('rings out where a shelf’s match has its zero at half the rate', () => {
  expect(whatStillRings(equaliserWith(48_000, { type: 1, hz: 15_835.5, gainDb: -13.1, q: 18 }))).toBeLessThan(1e-9)
})
