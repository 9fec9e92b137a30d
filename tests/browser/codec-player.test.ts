import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BuiltPage, openBuiltPage } from './harness/built-page'
import { browser } from './harness/page'

let built: BuiltPage
beforeAll(async () => {
  built = await openBuiltPage('encode-page')
})
afterAll(async () => {
  await built.close()
  await (await browser()).close()
})

const RATE = 48_000
/** Where a choice changes; contexts pause on whole blocks of 128 frames only. */
const CHANGES = [96 * 128, 192 * 128, 288 * 128]
const LOST_DB = 30
const CODED_DB = -0.37

/** Renders the player offline: original, coded, what was lost, original; all but the first chosen while it plays. */
function rendered(kind: 'noise' | 'tone') {
  return built.page.evaluate(
    async ([signal, rate, changes, codedGainDb, lostGainDb]) => {
      const { CodecPlayer } = window.tools
      const frames = 450 * 128
      const context = new OfflineAudioContext(2, frames, rate)
      // An offline context may not resume before it renders; a real one has to.
      const resume = context.resume.bind(context)
      Object.assign(context, { resume: async () => {} })
      let seed = 1
      const random = () => {
        seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0
        return seed / 2 ** 31
      }
      const plane = (level: number) =>
        Float32Array.from({ length: frames }, (_, n) =>
          signal === 'noise' ? level * random() : 0.5 * Math.sin((2 * Math.PI * 997 * n) / rate),
        )
      const original = { left: plane(0.5), right: plane(0.5) }
      const spoilt = (side: Float32Array) =>
        side.map((value) => (signal === 'noise' ? Math.fround(value + 0.01 * random()) : value))
      const coded = { left: spoilt(original.left), right: spoilt(original.right) }
      const player = new CodecPlayer(context as unknown as AudioContext, 0, () => {})
      player.load({ rateHz: rate, original, coded, codedGainDb: signal === 'noise' ? codedGainDb : 0, lostGainDb })
      player.choose('original')
      await player.play()
      for (const [index, choice] of (['coded', 'lost', 'original'] as const).entries()) {
        if (signal === 'tone' && choice === 'lost') continue
        void context.suspend(changes[index]! / rate).then(() => {
          player.choose(choice)
          return resume()
        })
      }
      const out = await context.startRendering()
      const list = (samples: Float32Array) => Array.from(samples)
      return {
        out: [list(out.getChannelData(0)), list(out.getChannelData(1))],
        original: [list(original.left), list(original.right)],
        coded: [list(coded.left), list(coded.right)],
      }
    },
    [kind, RATE, CHANGES, CODED_DB, LOST_DB] as const,
  )
}

const START = 0.03 * RATE
const FADE = 0.011 * RATE

/** Broken once by a coded sound that began a frame late. */
it('plays each choice sample on sample, as loud as it was told', async () => {
  const { out, original, coded } = await rendered('noise')
  const [toCoded, toLost, toOriginal] = CHANGES as [number, number, number]
  const codedGain = 10 ** (CODED_DB / 20)
  const lostGain = 10 ** (LOST_DB / 20)
  for (const side of [0, 1]) {
    const [heard, was, is] = [out[side]!, original[side]!, coded[side]!]
    const worst = (from: number, to: number, expected: (n: number) => number) => {
      let most = 0
      for (let n = Math.ceil(from); n < to; n++) most = Math.max(most, Math.abs(heard[n]! - expected(n - START)))
      return most
    }
    expect(heard.slice(0, START).every((value) => value === 0)).toBe(true)
    expect(worst(START + FADE, toCoded, (n) => was[n]!)).toBeLessThan(1e-6)
    expect(worst(toCoded + FADE, toLost, (n) => is[n]! * codedGain)).toBeLessThan(1e-6)
    // Two numbers 30 dB up whose difference is meant: the last bit of a float counts 32 times.
    expect(worst(toLost + FADE, toOriginal, (n) => (was[n]! - is[n]!) * lostGain)).toBeLessThan(1e-5)
    expect(worst(toOriginal + FADE, toOriginal + 9000, (n) => was[n]!)).toBeLessThan(1e-6)
  }
})

it('changes without a trace between two that are the same, and begins in a raised cosine', async () => {
  const { out, original } = await rendered('tone')
  const [heard, was] = [out[0]!, original[0]!]
  for (let n = START + FADE; n < START + 50_000; n++) expect(Math.abs(heard[n]! - was[n - START]!)).toBeLessThan(1e-6)
  for (let n = 0; n < 480; n++) {
    const rise = (1 - Math.cos((Math.PI * n) / 480)) / 2
    // A frame's uncertainty of when a curve begins.
    expect(Math.abs(heard[START + n]! - was[n]! * rise)).toBeLessThan(0.005)
  }
})
