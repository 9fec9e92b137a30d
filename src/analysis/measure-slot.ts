import type { CeilingHold } from '../engine/ceiling-hold'
import type { LoudnessHistory } from '../engine/loudness-history'
import type { Loudness } from '../engine/loudness-meter'
import { measureSource } from '../render/measure-source'
import type { RenderHost } from '../render/render-host'
import { type RenderOptions, type RenderResult, renderMix } from '../render/render-mix'
import type { SessionDoc, StemRef } from '../session/document'
import { FORMATS } from '../session/export-format'
import { masterSpan } from '../session/song-length'
import type { SongFigures } from '../state/loudness-store'
import { type HistoryPlace, loudestSpan, peakPlaces } from './song-places'

/** A mono file sounds on both sides: twice the power of the one channel that BS.1770 counts. */
const MONO_ON_BOTH_SIDES_LU = 3.0103

type Options = Pick<RenderOptions, 'onProgress'> & { signal: AbortSignal }

/** A session's master as its file will hold it, or its plain sum, which is no file. Rejects as `renderMix` does. */
export async function measureSong(
  { session, what, threads }: { session: SessionDoc; what: 'master' | 'sum'; threads: number },
  host: RenderHost,
  options: Options,
): Promise<SongFigures> {
  const { format, dither } = session.export
  const samples = what === 'master' ? FORMATS[format].samples : null
  const request = { session, what, format: samples, dither, write: false, threads }
  return figuresOf(await renderMix(request, host, options), session, what)
}

/** A file, as it is heard. Rejects as `measureSource` does. */
export async function measureFile(stem: StemRef, host: RenderHost, options: Options): Promise<SongFigures> {
  const measured = await measureSource(stem, host, options)
  const heard = stem.channels === 1 ? MONO_ON_BOTH_SIDES_LU : 0
  const history = measured.history && heardHistory(measured.history, heard)
  return {
    ...readings(measured.loudness, heard),
    maxGainReductionDb: 0,
    ...placesIn(history, { rateHz: stem.rateHz, startFrame: 0 }),
    holds: [],
  }
}

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

function heardHistory(history: LoudnessHistory, heardLu: number): LoudnessHistory {
  if (heardLu === 0) return history
  const louder = (lufs: Float32Array) => lufs.map((value) => value + heardLu)
  return {
    ...history,
    momentaryLufs: louder(history.momentaryLufs),
    shortTermLufs: louder(history.shortTermLufs),
    fineMomentaryLufs: louder(history.fineMomentaryLufs),
  }
}

function readings(loudness: Loudness, heardLu: number) {
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

function placesIn(history: LoudnessHistory | null, place: HistoryPlace) {
  return {
    history,
    loudest: history && loudestSpan(history, place),
    peaks: history ? peakPlaces(history, place) : [],
  }
}
