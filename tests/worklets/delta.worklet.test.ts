import { afterEach, expect, it, vi } from 'vitest'
import type { StemSource } from '../../src/engine/stem-source'
import type { ProcessorPlace } from '../../src/protocol/listening'
import type { SessionDoc } from '../../src/session/document'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { MemorySource } from '../engine/memory-source'
import { GraphRig, LISTENING, RATE } from './graph-rig'

afterEach(() => vi.unstubAllGlobals())

const SONG = RATE

function noise(seed: number): Float32Array {
  let state = seed * 2_654_435_761
  return Float32Array.from({ length: SONG }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state / 2 ** 31 - 1) * 0.2
  })
}

const sources = new Map<string, StemSource>(['a', 'b'].map((name, n) => [name, new MemorySource(RATE, noise(n + 1))]))

function session(change: (doc: SessionDoc) => void): SessionDoc {
  const doc = defaultSession(RATE)
  doc.groups = [...sources.keys()].map((sha256) =>
    newGroup(sha256, [{ fileName: sha256, sha256, rateHz: RATE, channels: 2, frames: SONG, lossy: false }]),
  )
  doc.master.limiter.on = false
  for (const { strip } of doc.groups) Object.assign(strip.output, { gainDb: -3 })
  change(doc)
  return doc
}

async function played(doc: SessionDoc, delta: ProcessorPlace | null): Promise<GraphRig> {
  const rig = await GraphRig.create(doc, sources)
  rig.setSession(doc, { ...LISTENING, delta })
  await rig.run(4000)
  rig.command({ kind: 'play' })
  await rig.run(30_000)
  return rig
}

const saturated = (doc: SessionDoc) => Object.assign(doc.groups[1]!.strip.saturator, { on: true, driveDb: 12 })
const equalised = (doc: SessionDoc) => Object.assign(doc.master.eq.bands[2]!, { on: true, gainDb: 6 })

it.each([
  ['a strip', { host: 'strip', groupId: 'b', processor: 'saturator' } as const, saturated],
  ['the master', { host: 'master', processor: 'eq' } as const, equalised],
])(
  'what a processor of %s changes comes to the ears where the master is, and the master stays as it was',
  async (_, place, change) => {
    const on = await played(session(change), null)
    const off = await played(
      session(() => undefined),
      null,
    )
    const heard = await played(session(change), place)
    expect(heard.heard.master).toEqual(on.heard.master)
    const delta = heard.heard.monitor
    let worst = 0
    for (let n = 8000; n < delta.length; n++) {
      worst = Math.max(worst, Math.abs(delta[n]! - (on.heard.monitor[n]! - off.heard.monitor[n]!)))
    }
    expect(Math.max(...delta)).toBeGreaterThan(0.01)
    expect(worst).toBeLessThan(5e-7)
  },
)
