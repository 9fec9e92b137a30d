import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { slotGains } from '../../src/analysis/service-gains'
import { type DeliveryTarget, findTarget } from '../../src/delivery/targets/delivery-target'
import { readTargets } from '../../src/delivery/targets/read-targets'
import type { MonitorSlot } from '../../src/protocol/listening'
import { createLoudnessStore, type SongFigures, slotLoudness } from '../../src/state/loudness-store'
import { auditionedTarget, createServiceStore } from '../../src/state/service-store'

const file = readTargets(readFileSync(resolve(import.meta.dirname, '../../public/delivery-targets.json'), 'utf8'))
const target = (id: string) => findTarget(file.targets, id) as DeliveryTarget

/** Slots by their loudness and true peak; all of them matched by -3 dB. */
function loudness(slots: Record<string, [lufs: number, dbtp: number]>) {
  const store = createLoudnessStore()
  for (const [slot, [integratedLufs, truePeakDbtp]] of Object.entries(slots)) {
    const figures = { integratedLufs, truePeakDbtp, maxShortTermLufs: integratedLufs + 3 } as SongFigures
    const shown = slotLoudness(store.getState(), slot as MonitorSlot)
    const known = { ...shown, status: 'current' as const, figures, gainDb: -3 }
    store.setState((state) => ({ slots: { ...state.slots, [slot]: known } }))
  }
  return store.getState()
}

const slots = loudness({ master: [-9, -1], sum: [-20, -5], rough: [-16, -8] })

it('is the loudness match while no service is listened to', () => {
  expect(slotGains(slots, null)).toEqual({ master: -3, sum: -3, rough: -3 })
})

it("is what the service does to each slot, by each slot's own figures", () => {
  expect(slotGains(slots, target('spotify-normal'))).toEqual({ master: -5, sum: 4, rough: 2 })
  expect(slotGains(slots, target('youtube'))).toEqual({ master: -5, sum: 0, rough: 0 })
  expect(slotGains(slots, target('spotify-web'))).toEqual({ master: 0, sum: 0, rough: 0 })
})

/** Broken once by playing at the gain of the service's limiter, which is not part of the audition. */
it('never turns up to where the monitor would clip', () => {
  const loud = slotGains(slots, target('spotify-loud'))
  expect(loud).toEqual({ master: -2, sum: 4, rough: 5 })
  const hot = slotGains(loudness({ master: [-16, 0.5] }), target('spotify-loud'))
  expect(hot.master).toBe(0)
})

it('auditions nothing that the file does not know', () => {
  const store = createServiceStore()
  store.setState({ file, auditioned: 'youtube' })
  expect(auditionedTarget(store.getState())?.name).toBe('YouTube, video')
  store.setState({ file: { ...file, targets: file.targets.slice(0, 1) } })
  expect(auditionedTarget(store.getState())).toBeNull()
})
