import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { temporaryFolder, tutti } from '../cli/run-tutti'
import { randomFrom } from '../dsp/limiter-signals'
import { readWav24, writeFloatWav } from './float-wav'
import { tool } from './other-meters'

const folder = temporaryFolder()
afterAll(() => folder.remove())

async function ran(...args: string[]): Promise<void> {
  const { code, stderr } = await tutti(folder.path, ...args)
  if (code !== 0) throw new Error(`tutti ${args.join(' ')} ended with ${code}: ${stderr}`)
}

/** Noise of whole 24-bit values, as a stem that SoX holds without rounding. */
function stem(name: string, seed: number, frames: number, rateHz: number): string {
  const random = randomFrom(seed)
  const noise = () => Float32Array.from({ length: frames }, () => Math.round((random() - 0.5) * 2 ** 20) / 2 ** 23)
  const path = join(folder.path, name)
  writeFloatWav(path, { left: noise(), right: noise() }, rateHz)
  return path
}

/** Largest difference of our neutral export from SoX's sum of the same files, in steps of 24 bits. */
async function differenceFromSox(stems: string[]): Promise<number> {
  const [ours, theirs, rest] = ['ours.wav', 'theirs.wav', 'rest.wav'].map((name) => join(folder.path, name)) as [
    string,
    string,
    string,
  ]
  await ran('master', ...stems, '--out', ours, '--dither', 'none')
  const inputs = stems.flatMap((path) => ['-v', '1', path])
  await tool('sox', '-D', '-m', ...inputs, '-b', '24', '-t', 'wavpcm', theirs)
  // The null, by SoX once more, and sample by sample.
  const printed = await tool('sox', '-D', '-m', '-v', '1', ours, '-v', '-1', theirs, '-b', '24', rest, 'stat')
  expect(printed).toMatch(/Maximum amplitude: +0\.000000/)
  expect(printed).toMatch(/Minimum amplitude: +0\.000000/)
  const [a, b] = [readWav24(ours), readWav24(theirs)]
  expect(a.left.length).toBe(b.left.length)
  expect(
    Math.max(...[a.left, a.right].map((side) => side.reduce((most, v) => Math.max(most, Math.abs(v)), 0))),
  ).toBeGreaterThan(0.1)
  let most = 0
  for (const side of ['left', 'right'] as const) {
    for (let n = 0; n < a[side].length; n++) most = Math.max(most, Math.abs((a[side][n] ?? 0) - (b[side][n] ?? 0)))
  }
  return most * 2 ** 23
}

/** Promise 3, by a program that is not ours. Broken once by faders whose default was 0.001 dB. */
it.each([44_100, 48_000, 96_000, 192_000])(
  'eight stems of unlike lengths at %i Hz null with the sum by SoX',
  async (rateHz) => {
    const frames = Array.from({ length: 8 }, (_, index) => 5 * rateHz - 1237 * index)
    const stems = frames.map((length, index) => stem(`stem ${index + 1}.wav`, index + 1, length, rateHz))
    expect(await differenceFromSox(stems)).toBe(0)
  },
)

it('the demo song nulls with the sum by SoX', async () => {
  const demo = join(folder.path, 'demo')
  await ran('demo', demo)
  expect(await differenceFromSox(readdirSync(demo).map((name) => join(demo, name)))).toBe(0)
})
