import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/commands/app'
import { applyFragment } from '../../src/commands/apply-fragment'
import type { SettingsTarget } from '../../src/commands/settings-target'
import { DEMO_RATE_HZ, type DemoStem, synthesiseDemoSong } from '../../src/demo-song/demo-song'
import { Dsp } from '../../src/engine/dsp'
import { renderMix } from '../../src/render/render-mix'
import type { SessionDoc } from '../../src/session/document'
import { readFragment, type SettingsFragment } from '../../src/session/fragment'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { MASTER_PRESETS } from '../../src/session/presets/master-presets'
import { SHIPPED_PRESETS } from '../../src/session/presets/shipped-presets'
import { STRIP_PRESETS } from '../../src/session/presets/strip-presets'
import { STRIP_EQ_PRESETS, STRIP_PROCESSOR_PRESETS } from '../../src/session/presets/strip-processor-presets'
import { createNoticeStore } from '../../src/state/notice-store'
import { createSessionStore } from '../../src/state/session-store'
import { dspModule, InProcessHost } from '../render/in-process-host'

/** The demo song's chorus, where all its stems sound. */
const FROM = 30 * DEMO_RATE_HZ
const FRAMES = 6 * DEMO_RATE_HZ
/** What a mastering preset may do at most to the loudness of its stem, in LU. */
const MOST_LU = 3

const host = new InProcessHost()
const stems: DemoStem[] = []
beforeAll(async () => {
  for await (const stem of synthesiseDemoSong(new Dsp(dspModule))) stems.push(stem)
}, 60_000)
afterAll(() => host.dispose())

/** A song of these stems of the demo's, its limiter out of the way. */
function songOf(wanted: readonly DemoStem[]): SessionDoc {
  const groups = wanted.map((stem, index) => {
    const [left, right] = [stem.left, stem.right].map((samples) => samples.slice(FROM, FROM + FRAMES))
    if (!left || !right) throw new Error('no stem')
    return newGroup(`g${index + 1}`, [host.add(stem.fileName, { rateHz: DEMO_RATE_HZ, left, right })])
  })
  const session = { ...defaultSession(DEMO_RATE_HZ), groups }
  session.master.limiter.on = false
  return session
}

/** The stem of the demo song that a preset is made for. */
function stemFor({ name }: SettingsFragment): DemoStem {
  const part = [
    [/bass/i, 'Bass'],
    [/vocal|ess|harsh/i, 'Voice'],
    [/keys/i, 'Chords'],
    [/synth/i, 'Lead'],
  ].find(([pattern]) => (pattern as RegExp).test(name))?.[1] as string | undefined
  const stem = stems.find((known) => known.fileName.includes(part ?? 'Drums'))
  if (!stem) throw new Error(`no stem for ${name}`)
  return stem
}

async function measured(session: SessionDoc) {
  const request = { session, what: 'master', format: 'float32', dither: 'none', write: false, threads: 1 } as const
  const { loudness } = await renderMix(request, host)
  return loudness
}

function applied(session: SessionDoc, fragment: SettingsFragment): SessionDoc {
  const stores = { session: createSessionStore(), notices: createNoticeStore() }
  stores.session.getState().open(session)
  const target = (
    fragment.host === 'strip'
      ? { host: 'strip', groupId: 'g1', processor: fragment.kind === 'processor' ? fragment.processor : null }
      : { host: 'master', processor: fragment.kind === 'processor' ? fragment.processor : null }
  ) as SettingsTarget
  expect(applyFragment(stores as unknown as App, target, fragment)).toBe(true)
  expect(stores.session.getState().history?.past).toHaveLength(1)
  return stores.session.getState().session as SessionDoc
}

describe('the presets that are shipped', () => {
  it('are read without a warning, each under a name of its own, with a line of help', () => {
    const written = [...STRIP_EQ_PRESETS, ...STRIP_PROCESSOR_PRESETS, ...STRIP_PRESETS, ...MASTER_PRESETS]
    expect(written.flatMap((preset) => readFragment(preset).warnings)).toEqual([])
    const names = SHIPPED_PRESETS.map((preset) =>
      [preset.host, preset.kind === 'processor' ? preset.processor : preset.kind, preset.name].join(' '),
    )
    expect(new Set(names).size).toBe(names.length)
    expect(SHIPPED_PRESETS.filter(({ help }) => !/^[A-Z].{15,100}\.$/.test(help))).toEqual([])
  })

  it.each(SHIPPED_PRESETS.filter(({ host }) => host === 'strip').map((preset) => [preset.name, preset] as const))(
    'make small moves and do not clip: %s',
    async (_, preset) => {
      const song = songOf([stemFor(preset)])
      const [before, after] = [await measured(song), await measured(applied(song, preset))]
      expect(Math.abs(after.integratedLufs - before.integratedLufs)).toBeLessThan(MOST_LU)
      expect(after.truePeakDbtp).toBeLessThan(0)
    },
  )

  it.each(SHIPPED_PRESETS.filter(({ host }) => host === 'master').map((preset) => [preset.name, preset] as const))(
    'of the master as well: %s',
    async (_, preset) => {
      const song = songOf(stems)
      const [before, after] = [await measured(song), await measured(applied(song, preset))]
      expect(Math.abs(after.integratedLufs - before.integratedLufs)).toBeLessThan(MOST_LU)
      expect(after.truePeakDbtp).toBeLessThan(0)
    },
  )
})
