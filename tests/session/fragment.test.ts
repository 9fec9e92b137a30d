import { describe, expect, it } from 'vitest'
import {
  defaultMaster,
  defaultStrip,
  MASTER_LAYOUT,
  MASTER_PROCESSORS,
  type Param,
  STRIP_LAYOUT,
  STRIP_PROCESSORS,
} from '../../src/params'
import { fitFragment } from '../../src/session/fit-fragment'
import {
  looksLikeFragment,
  type ProcessorFragment,
  parseFragment,
  readFragment,
  stringifyFragment,
} from '../../src/session/fragment'
import { SessionError } from '../../src/session/session-error'

const HEAD = { tutti: 'fragment', version: 1, name: 'Drums', help: '' }

/** Small and the same on every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function anyValue(param: Param, random: () => number): unknown {
  if (param.kind === 'toggle') return random() < 0.5
  if (param.kind === 'choice') return param.options[Math.floor(random() * param.options.length)]?.id
  return param.min + random() * (param.max - param.min)
}

/** Settings of a host in which every parameter of every table has some value of its range. */
function anySettings(host: 'strip' | 'master', random: () => number) {
  const settings = host === 'strip' ? defaultStrip() : defaultMaster()
  for (const { path, param } of (host === 'strip' ? STRIP_LAYOUT : MASTER_LAYOUT).slots) {
    let at = settings as unknown as Record<string, unknown>
    for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>
    at[path.at(-1) ?? ''] = anyValue(param, random)
  }
  if ('rides' in settings) settings.rides.gainsDb = { s1: 12 * random(), s2: -12 * random() }
  else settings.order.reverse()
  return settings
}

const refusal = (value: unknown) => {
  try {
    readFragment(value)
  } catch (error) {
    if (error instanceof SessionError) return error.message
    throw error
  }
  throw new Error('It was read.')
}

describe('a fragment', () => {
  it.each(Array.from({ length: 20 }, (_, seed) => seed))('comes back with every parameter as it was (%i)', (seed) => {
    const random = randomFrom(seed + 1)
    for (const host of ['strip', 'master'] as const) {
      const settings = anySettings(host, random)
      const whole = { ...HEAD, kind: host === 'strip' ? 'strip' : 'chain', host, settings }
      const read = parseFragment(stringifyFragment(readFragment(whole).fragment))
      expect(read).toEqual({ fragment: whole, warnings: [] })
      for (const processor of host === 'strip' ? STRIP_PROCESSORS : MASTER_PROCESSORS) {
        const own = settings[processor as keyof typeof settings]
        const fragment = { ...HEAD, kind: 'processor', host, processor, settings: own }
        expect(parseFragment(stringifyFragment(readFragment(fragment).fragment)).fragment).toEqual(fragment)
      }
    }
  })

  it('fills what is missing in a section, and leaves sections alone that are not there', () => {
    const { fragment } = readFragment({ ...HEAD, kind: 'strip', host: 'strip', settings: { compressor: { on: true } } })
    expect(fragment.settings).toEqual({ compressor: { ...defaultStrip().compressor, on: true } })
  })

  it('warns of what it does not know, with its path', () => {
    const settings = { ratio: 4, glew: 1 }
    const { warnings } = readFragment({
      ...HEAD,
      kind: 'processor',
      host: 'master',
      processor: 'glue',
      settings,
      more: 1,
    })
    expect(warnings).toEqual([
      'settings.glew is not a known key: it is ignored',
      'more is not a known key: it is ignored',
    ])
  })

  it('refuses in words what is out of range, of another kind, newer, or nothing of ours', () => {
    const glue = { ...HEAD, kind: 'processor', host: 'master', processor: 'glue' }
    expect(refusal({ ...glue, settings: { ratio: 99 } })).toBe(
      'settings.ratio must be a number from 1 to 20 :1, not 99',
    )
    expect(refusal({ ...glue, settings: { on: 'yes' } })).toBe('settings.on must be true or false, not "yes"')
    expect(refusal({ ...glue, processor: 'rides', settings: {} })).toMatch(/^processor must be one of "reverb"/)
    expect(refusal({ ...glue, processor: 'constructor', settings: {} })).toMatch(/^processor must be one of "reverb"/)
    expect(refusal(glue)).toBe('settings is missing')
    expect(refusal({ ...glue, settings: {}, version: 2 })).toMatch(/^version is 2, made by a newer Tutti/)
    expect(refusal({ ...glue, settings: {}, name: 'x'.repeat(81) })).toMatch(/^name must have at most 80 characters/)
    expect(refusal({ ...HEAD, kind: 'chain', host: 'strip', settings: {} })).toMatch(/^host must be one of "master"/)
    expect(refusal({ tutti: 'session' })).toMatch(/^tutti must be "fragment", not "session"/)
    expect(refusal([])).toBe('These are no settings: settings are one JSON object.')
    expect(() => parseFragment('Hello')).toThrow('These are no settings')
    expect(() => parseFragment(`{"a":"${'x'.repeat(200_000)}"}`)).toThrow('too long')
  })

  it('is told from other texts before it is read', () => {
    const fragment = readFragment({ ...HEAD, kind: 'chain', host: 'master', settings: {} }).fragment
    expect(looksLikeFragment(stringifyFragment(fragment))).toBe(true)
    for (const text of ['', 'tutti fragment', '{"format":"tutti-session"}', '[1]']) {
      expect(looksLikeFragment(text)).toBe(false)
    }
  })
})

describe('settings of one processor for another', () => {
  const eqOf = (host: 'strip' | 'master', band: object) => {
    const settings = { bands: [{ on: true, hz: 100, gainDb: 2, ...band }] }
    return readFragment({ ...HEAD, kind: 'processor', host, processor: 'eq', settings }).fragment as ProcessorFragment
  }

  it('fit where the processor is the same', () => {
    const settings = { on: true, ratio: 3 }
    const { fragment } = readFragment({ ...HEAD, kind: 'processor', host: 'strip', processor: 'compressor', settings })
    const from = fragment as ProcessorFragment
    expect(fitFragment(from, { host: 'master', processor: 'glue' })?.settings).toMatchObject(settings)
    expect(fitFragment(from, { host: 'strip', processor: 'compressor' })?.settings).toMatchObject(settings)
    expect(fitFragment(from, { host: 'master', processor: 'saturator' })).toBeNull()
    expect(fitFragment(from, { host: 'strip', processor: 'eq' })).toBeNull()
  })

  it('say what of an equaliser has no place on the other side', () => {
    const toMaster = fitFragment(eqOf('strip', { rangeDb: -4 }), { host: 'master', processor: 'eq' })
    expect(toMaster?.without).toBe('the movement of its dynamic bands')
    expect((toMaster?.settings.bands as object[] | undefined)?.[0]).toEqual({
      ...defaultMaster().eq.bands[0],
      on: true,
      hz: 100,
      gainDb: 2,
    })
    const toStrip = fitFragment(eqOf('master', { channels: 'side' }), { host: 'strip', processor: 'eq' })
    expect(toStrip?.without).toBe('mid and side: its bands are stereo here')
    expect(fitFragment(eqOf('strip', {}), { host: 'master', processor: 'eq' })?.without).toBe('')
  })
})
