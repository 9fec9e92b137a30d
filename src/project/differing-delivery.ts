import { ALTERNATE_TARGET, ALTERNATES, DELIVERY, type ParamTable } from '../params'
import { rateText } from '../params/value-text'
import type { AlternateDoc, SessionDoc } from '../session/document'
import { type Dither, FORMATS } from '../session/export-format'
import { METADATA_FIELDS } from '../session/metadata'
import { allKeys, type Difference, isReordered, keyed, NOTHING, paramDifference, wordDifference } from './difference'

const DITHER_TEXT: Readonly<Record<Dither, string>> = { tpdf: 'flat (TPDF)', shaped: 'noise-shaped', none: 'none' }

/** What the song is called and what it is rendered with. */
export function songDifferences(before: SessionDoc, after: SessionDoc): Difference[] {
  return [
    ...wordDifference('Song', 'Title', before.title, after.title),
    ...wordDifference('Song', 'Sample rate', before.rateHz, after.rateHz, rateText),
    ...wordDifference('Song', 'Seed of the dither', before.seed, after.seed),
  ]
}

/** The file that is delivered, its target and its metadata. */
export function deliveryDifferences(before: SessionDoc, after: SessionDoc): Difference[] {
  const fileRate = (rateHz: number | null) => (rateHz === null ? 'as the session' : rateText(rateHz))
  return [
    ...wordDifference('Delivery', 'Format', before.export.format, after.export.format, (id) => FORMATS[id].label),
    ...wordDifference('Delivery', 'Dither', before.export.dither, after.export.dither, (id) => DITHER_TEXT[id]),
    ...wordDifference('Delivery', 'Rate of the file', before.export.rateHz, after.export.rateHz, fileRate),
    ...tableDifferences('Delivery', DELIVERY, before.delivery, after.delivery),
    ...wordDifference('Delivery', 'Service', before.delivery.service, after.delivery.service, (id) => id ?? ''),
    ...wordDifference('Delivery', 'File name', before.delivery.fileName, after.delivery.fileName),
    ...METADATA_FIELDS.flatMap(({ id, label }) =>
      wordDifference('Metadata', label, before.metadata[id], after.metadata[id]),
    ),
  ]
}

/** The files beside the master. */
export function alternateDifferences(before: SessionDoc, after: SessionDoc): Difference[] {
  const [from, to] = [keyed(before.alternates.sets, nameOf), keyed(after.alternates.sets, nameOf)]
  const rows = allKeys(from, to).flatMap((key) => {
    const [left, right] = [from.get(key), to.get(key)]
    const label = (right ?? left)?.name ?? key
    const soundingBefore = left ? soundingText(left, before) : NOTHING
    const soundingAfter = right ? soundingText(right, after) : 'removed'
    if (!left || !right) return [{ place: 'Alternates', label, before: soundingBefore, after: soundingAfter }]
    const isSame = left.groups.join('\n') === right.groups.join('\n')
    return [
      ...(isSame ? [] : [{ place: 'Alternates', label, before: soundingBefore, after: soundingAfter }]),
      ...paramDifference(
        'Alternates',
        `${label} · ${ALTERNATE_TARGET.label}`,
        ALTERNATE_TARGET,
        left.targetLufs,
        right.targetLufs,
      ),
    ]
  })
  const [orderBefore, orderAfter] = [[...from.keys()], [...to.keys()]]
  return [
    ...tableDifferences('Alternates', ALTERNATES, before.alternates, after.alternates),
    ...rows,
    ...(isReordered(orderBefore, orderAfter)
      ? wordDifference('Alternates', 'Order', orderBefore.join(', '), orderAfter.join(', '))
      : []),
  ]
}

const nameOf = ({ name }: AlternateDoc) => name

function soundingText({ groups }: AlternateDoc, session: SessionDoc): string {
  return groups.map((id) => session.groups.find((group) => group.id === id)?.name ?? id).join(', ') || 'nothing'
}

function tableDifferences(place: string, table: ParamTable, before: object, after: object): Difference[] {
  const valueIn = (values: object, id: string) => (values as Record<string, unknown>)[id]
  return Object.entries(table).flatMap(([id, param]) =>
    paramDifference(place, param.label, param, valueIn(before, id), valueIn(after, id)),
  )
}
