import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contrast, deltaE2000, difference, type Sight } from './colour-maths'

const ui = resolve(import.meta.dirname, '../../src/ui')
const css = readFileSync(resolve(ui, 'theme/tokens.css'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

/** The custom properties of one rule. */
function block(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`)
  if (start < 0) throw new Error(`tokens.css has no rule ${selector}`)
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start))
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((pair) => [pair[1] as string, pair[2] as string]),
  )
}

const dark = block(':root')
const light = block(':root[data-theme="light"]')
const themes = { dark, light: { ...dark, ...light } }
const FAMILIES = [
  'lead-vocal',
  'backing-vocals',
  'drums',
  'bass',
  'guitars',
  'keys',
  'synths',
  'instruments',
  'effects',
]

describe('what the tests compute with', () => {
  it('agrees with the published pairs of CIEDE2000', () => {
    expect(deltaE2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4)
    expect(deltaE2000([50, 2.5, 0], [58, 24, 15])).toBeCloseTo(19.4535, 4)
    expect(deltaE2000([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4)
    expect(deltaE2000([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4)
    expect(deltaE2000([50, -1, 2], [50, 0, 0])).toBeCloseTo(2.3669, 4)
  })

  it('knows black on white, and which colours are one to whom', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(difference('#a05a00', '#5f7a00', 'deuteranope')).toBeLessThan(0.4 * difference('#a05a00', '#5f7a00'))
  })
})

describe.each(Object.entries(themes))('the %s theme', (name, tokens) => {
  const colour = (token: string) => tokens[token] as string
  const least = (texts: string[], grounds: string[], ratio: number) => {
    const found: string[] = []
    for (const text of texts) {
      for (const ground of grounds) {
        const is = contrast(colour(text), colour(ground))
        if (is < ratio) found.push(`--${text} on --${ground}: ${is.toFixed(2)} of ${ratio}`)
      }
    }
    expect(found).toEqual([])
  }
  const GROUNDS = ['background', 'panel', 'raised', 'popover', 'notice']

  it('writes figures at 7:1 wherever they stand', () => {
    least(['text', 'secondary'], GROUNDS, 7)
    least(['text'], ['raised-hover', 'selected', 'notice-error', 'playing'], 7)
  })

  it('writes all other text at 4.5:1', () => {
    least(['faint', 'accent', 'good', 'over-text'], GROUNDS, 4.5)
    least(['secondary', 'over-text'], ['raised-hover', 'notice-error'], 4.5)
    least(['secondary'], ['selected'], 4.5)
    least(['accent'], ['playing'], 4.5)
    least(['on-accent'], ['accent', 'accent-hover'], 4.5)
    least(['on-good'], ['good'], 4.5)
    least(['on-over-soft'], ['over-soft'], 4.5)
  })

  it('draws what has to be seen at 3:1', () => {
    least(['accent', 'focus', 'good', 'over', 'line-strong'], ['background', 'panel', 'raised', 'popover'], 3)
    least(['wave'], ['background', 'panel'], 3)
    least(FAMILIES, ['background', 'panel', 'raised'], 3)
  })

  it.each<[Sight, number]>([
    ['normal', 25],
    ['protanope', 7],
    ['deuteranope', 7],
  ])('keeps the families apart for %s eyes', (sight, apart) => {
    const close: string[] = []
    FAMILIES.forEach((one, index) => {
      for (const other of FAMILIES.slice(index + 1)) {
        const is = difference(colour(one), colour(other), sight)
        if (is < apart) close.push(`${one} and ${other}: ${is.toFixed(1)} of ${apart}`)
      }
    })
    expect(close).toEqual([])
  })

  it('has no family that passes for the accent or for red, and no accent that passes for red', () => {
    const close: string[] = []
    for (const family of [...FAMILIES, 'accent']) {
      for (const sign of ['accent', 'over'].filter((token) => token !== family)) {
        const is = difference(colour(family), colour(sign))
        if (is < 15) close.push(`${family} and ${sign}: ${is.toFixed(1)}`)
      }
    }
    expect(close).toEqual([])
  })

  it('says of every colour what it is', () => {
    expect(Object.keys(name === 'light' ? light : dark).sort()).toEqual(
      Object.keys(dark)
        .filter((token) => name === 'dark' || /^(#|rgb|0 8px)/.test(dark[token] as string))
        .sort(),
    )
  })
})

it('keeps colours in tokens.css alone', () => {
  const files = readdirSync(ui, { recursive: true, encoding: 'utf8' })
  const named: string[] = []
  for (const file of files) {
    // The page inside a review file follows the machine by tokens of its own.
    if (!/\.(css|tsx?)$/.test(file) || file === join('theme', 'tokens.css') || file.startsWith('reviewer')) continue
    const text = readFileSync(resolve(ui, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
    for (const found of text.matchAll(/(?<![&\w])#[0-9a-f]{3,8}\b(?!\w)|\brgba?\(|\bhsla?\(/gi)) {
      named.push(`${file}: ${found[0]}`)
    }
  }
  expect(named).toEqual([])
})
