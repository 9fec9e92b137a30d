import { expect, it } from 'vitest'
import { filledSlots } from '../../src/commands/choose-slot'
import type { StemRef } from '../../src/session/document'
import { defaultSession, newReference } from '../../src/session/new-session'
import { createCompareStore, type PreparedVersion } from '../../src/state/compare-store'
import { createSessionStore } from '../../src/state/session-store'
import { listenSlots } from '../../src/ui/transport/listen-slots'

const stem = (fileName: string): StemRef & { sha256: string } => ({
  ...{ fileName, sha256: fileName, rateHz: 48_000, channels: 2, frames: 48_000, lossy: false },
})
const prepared = (id: string, isReady: boolean): PreparedVersion => ({
  ...{
    versionId: id,
    name: `v ${id}`,
    status: isReady ? 'ready' : 'preparing',
    fraction: 0,
    error: null,
    musicOffsetSeconds: 0,
  },
  sound: isReady ? { stem: stem(id), startFrame: 0 } : null,
})

// Broken once by keys that counted the empty rough mix.
it('names every slot, in the order of the number keys and of nothing else', () => {
  const session = createSessionStore()
  const compare = createCompareStore()
  const document = defaultSession(48_000)
  session.getState().open(document)
  const shown = () => listenSlots(session.getState().session?.compare, compare.getState())
  const byKeys = () =>
    shown()
      .filter(({ filled }) => filled)
      .map(({ slot }) => slot)
  const keys = () => shown().map(({ label, key }) => `${label} ${key ?? '-'}`)
  expect(byKeys()).toEqual(filledSlots({ session, compare }))
  expect(keys()).toEqual(['Master 1', 'Plain sum 2', 'Rough mix -'])

  const references = ['r2', 'r1', 'r5'].map((id) => newReference(id, stem(id)))
  session.getState().edit('', null, [{ path: ['compare', 'references'], value: references }])
  compare.setState({
    versions: [prepared('a', true), prepared('b', false), prepared('c', true), prepared('d', true)],
    codec: { label: 'MP3 of it', sound: { stem: stem('codec'), startFrame: 0 } },
  })
  expect(byKeys()).toEqual(filledSlots({ session, compare }))
  expect(keys()).toEqual([
    ...['Master 1', 'Plain sum 2', 'Rough mix -', 'Reference 3', 'Reference 2 4', 'Reference 3 5'],
    ...['Version v a 6', 'Version v b -', 'Version v c 7', 'Version v d 8', 'Coded file 9'],
  ])
  session.getState().edit('', null, [{ path: ['compare', 'rough'], value: stem('rough') }])
  expect(byKeys()).toEqual(filledSlots({ session, compare }))
  expect(keys().at(-1)).toBe('Coded file -')
})
