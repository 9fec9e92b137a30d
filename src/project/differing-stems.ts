import type { GroupDoc, SessionDoc, StemRef } from '../session/document'
import { allKeys, type Difference, isReordered, keyed, NOTHING, wordDifference } from './difference'

interface PlacedStem {
  stem: StemRef
  group: GroupDoc
}

/** Strips that came, went or stand in another order, and their stems: a stem is known by its content. */
export function stemDifferences(before: SessionDoc, after: SessionDoc): Difference[] {
  return [...groupRows(before.groups, after.groups), ...stemRows(before, after), ...stemOrderRows(before, after)]
}

function groupRows(before: readonly GroupDoc[], after: readonly GroupDoc[]): Difference[] {
  const [from, to] = [keyed(before, idOf), keyed(after, idOf)]
  const rows = allKeys(from, to).flatMap((id) => {
    const [left, right] = [from.get(id), to.get(id)]
    if (left && right) return []
    const label = (right ?? left)?.name ?? id
    return [{ place: 'Strips', label, before: left ? 'there' : NOTHING, after: right ? 'added' : 'removed' }]
  })
  const names = (groups: readonly GroupDoc[]) => groups.map(({ name }) => name).join(', ')
  const order = isReordered(before.map(idOf), after.map(idOf))
  return [...rows, ...(order ? [{ place: 'Strips', label: 'Order', before: names(before), after: names(after) }] : [])]
}

function stemRows(before: SessionDoc, after: SessionDoc): Difference[] {
  const [from, to] = [placedStems(before), placedStems(after)]
  const gone = [...from].filter(([key]) => !to.has(key))
  const come = new Map([...to].filter(([key]) => !from.has(key)))
  const rows = gone.flatMap(([, left]) => {
    // A file of the same name in the same strip took its place: a new mix.
    const [key, right] = [...come].find(([, other]) => isReplaced(left, other)) ?? []
    if (key === undefined || !right) return [row(left.stem.fileName, inGroup(left), 'removed')]
    come.delete(key)
    return [row(left.stem.fileName, contentText(left.stem), contentText(right.stem))]
  })
  return [
    ...rows,
    ...[...come.values()].map((right) => row(right.stem.fileName, NOTHING, inGroup(right))),
    ...[...from].flatMap(([key, left]) => sameStemRows(left, to.get(key))),
  ]
}

function sameStemRows(left: PlacedStem, right: PlacedStem | undefined): Difference[] {
  if (!right) return []
  const label = right.stem.fileName
  return [
    ...wordDifference('Stems', label, left.group.id, right.group.id, (id) =>
      inGroup(id === left.group.id ? left : right),
    ),
    ...wordDifference('Stems', label, left.stem.fileName, right.stem.fileName),
    ...wordDifference('Stems', label, factsText(left.stem), factsText(right.stem)),
  ]
}

function stemOrderRows(before: SessionDoc, after: SessionDoc): Difference[] {
  const from = keyed(before.groups, idOf)
  return after.groups.flatMap((group) => {
    const left = from.get(group.id)
    if (!left || !isReordered(stemKeys(left), stemKeys(group))) return []
    const names = ({ stems }: GroupDoc) => stems.map(({ fileName }) => fileName).join(', ')
    return [row(`Order in ${group.name}`, names(left), names(group))]
  })
}

const idOf = ({ id }: GroupDoc) => id
const row = (label: string, before: string, after: string): Difference => ({ place: 'Stems', label, before, after })
const inGroup = ({ group }: PlacedStem) => `in ${group.name}`
const stemKey = ({ sha256, fileName }: StemRef) => sha256 ?? `file ${fileName}`
const stemKeys = ({ stems }: GroupDoc) => [...keyed(stems, stemKey).keys()]

function placedStems({ groups }: SessionDoc): Map<string, PlacedStem> {
  const stems = groups.flatMap((group) => group.stems.map((stem) => ({ stem, group })))
  return keyed(stems, ({ stem }) => stemKey(stem))
}

function isReplaced(left: PlacedStem, right: PlacedStem): boolean {
  return left.group.id === right.group.id && left.stem.fileName === right.stem.fileName
}

/** The first digits of its hash: enough to tell two takes apart by eye. */
function contentText({ sha256 }: StemRef): string {
  return sha256 ? `content ${sha256.slice(0, 8)}` : 'content not known'
}

function factsText({ rateHz, channels, frames, lossy }: StemRef): string {
  return `${rateHz} Hz, ${channels} ${channels === 1 ? 'channel' : 'channels'}, ${frames} frames${lossy ? ', lossy' : ''}`
}
