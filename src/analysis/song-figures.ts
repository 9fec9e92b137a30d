import type { CeilingHold } from '../engine/ceiling-hold'
import type { LoudnessHistory } from '../engine/loudness-history'
import type { Loudness } from '../engine/loudness-meter'
import type { RenderResult } from '../render/render-mix'
import type { SessionDoc } from '../session/document'
import { masterSpan } from '../session/song-length'
import type { SongFigures } from '../state/loudness-store'
import { type HistoryPlace, loudestSpan, peakPlaces } from './song-places'

/** What the page shows of a song that was rendered. */
export function figuresOf(result: RenderResult, session: SessionDoc, what: 'master' | 'sum'): SongFigures {
  const startFrame = what === 'master' ? masterSpan(session).start : 0
  return {
    ...readings(result.loudness, 0),
    maxGainReductionDb: result.maxGainReductionDb,
    ...placesIn(result.history, { rateHz: session.rateHz, startFrame }),
    holds: result.holds.map((hold) => movedHold(hold, startFrame)),
  }
}

export function movedHold(hold: CeilingHold, frames: number): CeilingHold {
  return { ...hold, startFrame: hold.startFrame + frames, endFrame: hold.endFrame + frames }
}

export function heardHistory(history: LoudnessHistory, heardLu: number): LoudnessHistory {
  if (heardLu === 0) return history
  const louder = (lufs: Float32Array) => lufs.map((value) => value + heardLu)
  return {
    ...history,
    momentaryLufs: louder(history.momentaryLufs),
    shortTermLufs: louder(history.shortTermLufs),
    fineMomentaryLufs: louder(history.fineMomentaryLufs),
  }
}

export function readings(loudness: Loudness, heardLu: number) {
  const { truePeakDbtp, loudnessRangeLu } = loudness
  const integratedLufs = loudness.integratedLufs + heardLu
  return {
    integratedLufs,
    truePeakDbtp,
    loudnessRangeLu,
    maxShortTermLufs: loudness.maxShortTermLufs + heardLu,
    maxMomentaryLufs: loudness.maxMomentaryLufs + heardLu,
    plrDb: truePeakDbtp - integratedLufs,
  }
}

export function placesIn(history: LoudnessHistory | null, place: HistoryPlace) {
  return {
    history,
    loudest: history && loudestSpan(history, place),
    peaks: history ? peakPlaces(history, place) : [],
  }
}
