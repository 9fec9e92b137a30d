import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { comparedSounds } from '../../analysis/compared-sounds'
import { type LaidHistory, type SectionRow, sectionFigures } from '../../analysis/section-figures'
import type { LoudnessHistory } from '../../engine/loudness-history'
import type { MonitorSlot } from '../../protocol/listening'
import type { SessionDoc } from '../../session/document'
import { sectionEnd, sectionName } from '../../session/section-list'
import { masterSpan, songFrames } from '../../session/song-length'
import type { CompareState } from '../../state/compare-store'
import type { LoudnessState, MeasuredSlot, SlotLoudness } from '../../state/loudness-store'
import { useApp, useLoudness, useSession } from '../app-context'

export interface SectionRows {
  readonly sections: readonly SectionRow<MonitorSlot>[]
  /** The whole song, as it lies beside everything else. */
  readonly song: SectionRow<MonitorSlot>
  /** Slots that play a loop of themselves: the same in every section. */
  readonly looped: ReadonlySet<MonitorSlot>
}

/** Figures of each section in all that was measured; null without a song. */
export function useSectionRows(): SectionRows | null {
  const session = useSession((state) => state.session)
  // Not the progress of what is being measured, which is in the same store.
  const histories = useLoudness(useShallow(historiesOf))
  const compare = useStore(useApp().compare)
  return useMemo(() => (session ? sectionRows(session, histories, compare) : null), [session, histories, compare])
}

type Histories = Readonly<Partial<Record<MeasuredSlot, LoudnessHistory>>>

function historiesOf({ slots }: LoudnessState): Histories {
  const histories: Partial<Record<MeasuredSlot, LoudnessHistory>> = {}
  for (const [slot, loudness] of Object.entries(slots) as [MeasuredSlot, SlotLoudness][]) {
    if (loudness.figures?.history) histories[slot] = loudness.figures.history
  }
  return histories
}

function sectionRows(session: SessionDoc, histories: Histories, compare: CompareState): SectionRows | null {
  const { rateHz, sections } = session
  const endSeconds = songFrames(session) / rateHz
  if (endSeconds === 0) return null
  const laid: LaidHistory<MonitorSlot>[] = []
  const lay = (slot: MonitorSlot, offsetFrames: number, loop: { startFrame: number; endFrame: number } | null) => {
    const history = histories[slot]
    if (!history) return
    const region = loop && { startSeconds: loop.startFrame / rateHz, endSeconds: loop.endFrame / rateHz }
    laid.push({ slot, history, offsetSeconds: offsetFrames / rateHz, region })
  }
  lay('master', masterSpan(session).start, null)
  lay('sum', 0, null)
  const sounds = comparedSounds(session, compare)
  for (const { slot, offsetFrames, loop } of sounds) lay(slot, offsetFrames, loop)
  const parts = sections
    .map(({ startSeconds }, index) => ({
      name: sectionName(sections, index),
      startSeconds,
      endSeconds: Math.min(endSeconds, sectionEnd(sections, index, endSeconds)),
    }))
    .filter((part) => part.startSeconds < part.endSeconds)
  const [song] = sectionFigures([{ name: 'Whole song', startSeconds: 0, endSeconds }], laid)
  const looped = new Set(sounds.filter(({ loop }) => loop).map(({ slot }) => slot))
  return song ? { sections: sectionFigures(parts, laid), song, looped } : null
}
