import { measureSource } from '../render/measure-source'
import type { RenderHost } from '../render/render-host'
import { type RenderOptions, renderMix } from '../render/render-mix'
import type { SessionDoc, StemRef } from '../session/document'
import { FORMATS } from '../session/export-format'
import type { SongFigures } from '../state/loudness-store'
import { figuresOf, heardHistory, placesIn, readings } from './song-figures'

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
