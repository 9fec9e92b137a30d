import type { MasterProcessor, StripProcessor } from '../params'
import { masterProcessorName, stripProcessorName } from '../project/processor-names'
import type { ProcessorPlace } from '../protocol/listening'
import type { SessionDoc } from '../session/document'
import { shortName } from '../session/short-name'
import type { Path } from '../state/document-path'
import { groupById, groupIndex } from '../state/session-store'

/** Settings that are taken or given as one: a processor's, a whole strip's, or those of the master's chain. */
export type SettingsTarget = ProcessorPlace | HostTarget
export type HostTarget =
  | { readonly host: 'strip'; readonly groupId: string; readonly processor: null }
  | { readonly host: 'master'; readonly processor: null }

/** The whole strip, or the master's whole chain, that a target belongs to. */
export function hostOf(target: SettingsTarget): HostTarget {
  return target.host === 'strip'
    ? { host: 'strip', groupId: target.groupId, processor: null }
    : { host: 'master', processor: null }
}

/** A processor of the same strip, or of the master. */
export function placeIn(target: SettingsTarget, processor: StripProcessor | MasterProcessor): ProcessorPlace {
  return target.host === 'strip'
    ? { host: 'strip', groupId: target.groupId, processor: processor as StripProcessor }
    : { host: 'master', processor: processor as MasterProcessor }
}

/** Where the settings of a target's strip or of the master begin in a session; null where there is no such strip. */
export function hostPath(session: SessionDoc, target: SettingsTarget): Path | null {
  if (target.host === 'master') return ['master']
  const index = groupIndex(session, target.groupId)
  return index < 0 ? null : ['groups', index, 'strip']
}

/** What a step of undo calls a target: "Drums compressor", "Drums strip", "Master chain". */
export function targetName(session: SessionDoc, target: SettingsTarget): string {
  if (target.host === 'master')
    return `Master ${target.processor ? lower(masterProcessorName(target.processor)) : 'chain'}`
  const { processor } = target
  return `${hostName(session, target)} ${processor ? lower(stripProcessorName(processor)) : 'strip'}`
}

/** What the strip is called where there is little room, or "Master". */
export function hostName(session: SessionDoc, target: SettingsTarget): string {
  if (target.host === 'master') return 'Master'
  const name = groupById(session, target.groupId)?.name ?? target.groupId
  return shortName(
    name,
    session.groups.map((group) => group.name),
  )
}

const lower = (label: string) => label.charAt(0).toLowerCase() + label.slice(1)
