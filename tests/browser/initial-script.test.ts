import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

const DIST = resolve(import.meta.dirname, '../../dist')
/** Bytes over the wire before the page can be used. */
const MOST_BYTES = 250_000

/** Everything that the page loads before it runs: its scripts, and all that they import without being asked. */
function initialScripts(): Set<string> {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map((match) => match[1] as string)
  const found = new Set<string>()
  const take = (path: string) => {
    if (found.has(path)) return
    found.add(path)
    const text = readFileSync(join(DIST, path), 'utf8')
    for (const [, spec] of text.matchAll(/(?:\bfrom|\bimport)\s*"(\.\/[^"]+\.js)"/g)) {
      take(join(dirname(path), spec as string))
    }
  }
  for (const path of named) take(path)
  return found
}

it('is under 250 kB of gzip', () => {
  const scripts = [...initialScripts()]
  expect(scripts.length).toBeGreaterThan(0)
  const bytes = scripts.map((path) => gzipSync(readFileSync(join(DIST, path))).length)
  const total = bytes.reduce((sum, count) => sum + count, 0)
  console.info(`initial script: ${(total / 1000).toFixed(1)} kB of gzip in ${scripts.length} files`)
  expect(total).toBeLessThan(MOST_BYTES)
})

it.each([
  ['Tone', 'PolySynth'],
  ['the encoders', 'EncodedPacket'],
  ['the waveform drawer', 'Container not found'],
  ['the demo song', 'tua sia ee'],
])('does not hold %s', (_, word) => {
  const all = readdirSync(join(DIST, 'assets')).filter((name) => name.endsWith('.js'))
  const holding = all.filter((name) => readFileSync(join(DIST, 'assets', name), 'utf8').includes(word))
  // A word that no file holds would say nothing.
  expect(holding.length).toBeGreaterThan(0)
  const initial = initialScripts()
  expect(holding.filter((name) => initial.has(join('assets', name)))).toEqual([])
})
