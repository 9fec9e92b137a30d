import { expect, it } from 'vitest'
import type { App } from '../../src/commands/app'
import { chooseExportFormat, deliveryRatesHz, fileRateHz } from '../../src/commands/choose-export-format'
import { metadataProblem, setMetadata } from '../../src/commands/set-metadata'
import type { ExportFormat } from '../../src/session/export-format'
import { METADATA_FIELDS, type MetadataDoc } from '../../src/session/metadata'
import { defaultSession } from '../../src/session/new-session'
import { createSessionStore } from '../../src/state/session-store'

function appAt(rateHz: number) {
  const session = createSessionStore()
  session.getState().open(defaultSession(rateHz))
  const document = () => {
    const { session: now } = session.getState()
    if (!now) throw new Error('no session')
    return now
  }
  return { app: { session } as unknown as App, document, steps: () => session.getState().history?.past.length }
}

const fieldOf = (id: keyof MetadataDoc) => {
  const field = METADATA_FIELDS.find((one) => one.id === id)
  if (!field) throw new Error(id)
  return field
}

/** Broken once by taking the highest rate below, whatever it divides. */
it.each([
  [48_000, 'mp3', null],
  [44_100, 'mp3', null],
  [96_000, 'mp3', 48_000],
  [88_200, 'mp3', 44_100],
  [176_400, 'aac', 88_200],
  [192_000, 'opus', 48_000],
  [44_100, 'opus', 48_000],
  [192_000, 'flac24', null],
] as const)('at %d Hz takes with %s the rate %s', (rateHz, format, taken) => {
  const { app, document, steps } = appAt(rateHz)
  chooseExportFormat(app, format)
  expect(document().export).toMatchObject({ format, rateHz: taken })
  expect(fileRateHz(document())).toBe(taken ?? rateHz)
  expect(steps()).toBe(1)
})

it('leaves a rate that was chosen where the format holds it', () => {
  const { app, document } = appAt(96_000)
  app.session.getState().edit('Rate', null, [{ path: ['export', 'rateHz'], value: 44_100 }])
  for (const format of ['mp3', 'flac16', 'wav24', 'aac'] as ExportFormat[]) {
    chooseExportFormat(app, format)
    expect(document().export.rateHz, format).toBe(44_100)
  }
  chooseExportFormat(app, 'opus')
  expect(document().export.rateHz).toBe(48_000)
})

it('offers the rates that a format holds', () => {
  expect(deliveryRatesHz('mp3')).toEqual([44_100, 48_000])
  expect(deliveryRatesHz('opus')).toEqual([48_000])
  expect(deliveryRatesHz('wav24')).toEqual([44_100, 48_000, 88_200, 96_000, 176_400, 192_000])
})

it('keeps metadata in its plain form, each change as one step, and nothing that is not right', () => {
  const { app, document, steps } = appAt(48_000)
  setMetadata(app, fieldOf('isrc'), ' de-xy1-26-00001 ')
  setMetadata(app, fieldOf('comment'), '  two\n lines\t ')
  expect(document().metadata).toMatchObject({ isrc: 'DEXY12600001', comment: 'two lines' })
  expect(steps()).toBe(2)
  // What is kept already is no step.
  setMetadata(app, fieldOf('isrc'), 'DE-XY1-26-00001')
  setMetadata(app, fieldOf('date'), 'yesterday')
  setMetadata(app, fieldOf('artist'), 'A'.repeat(201))
  expect(document().metadata).toMatchObject({ isrc: 'DEXY12600001', date: '', artist: '' })
  expect(steps()).toBe(2)
  expect(metadataProblem(fieldOf('artist'), 'A'.repeat(200))).toBeNull()
  expect(metadataProblem(fieldOf('artist'), 'A'.repeat(201))).toContain('these are 201')
  // An ISRC may be longer as it is typed than as it is kept.
  expect(metadataProblem(fieldOf('isrc'), 'DE - XY1 - 26 - 00001')).toBeNull()
})
