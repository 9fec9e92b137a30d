import type { RenderHost } from '../render/render-host'
import type { RenderOptions } from '../render/render-mix'
import type { SessionDoc } from '../session/document'
import { withoutProcessor } from '../session/without-processor'
import type { ImportsState } from '../state/imports-store'
import type { MeasuredSlot, SongFigures } from '../state/loudness-store'
import type { Audition } from '../state/transport-store'
import type { ComparedSound } from './compared-sounds'
import { fileKey, songKey } from './slot-key'

type Options = Pick<RenderOptions, 'onProgress'> & { signal: AbortSignal }

/** Figures that the page wants: by what they depend on, and how they are made. */
export interface Wanted {
  readonly slot: MeasuredSlot
  readonly key: string
  measure(threads: number, host: RenderHost, options: Options): Promise<SongFigures>
}

/** The render is not needed before there is something to measure. */
const measures = () => import('./measure-slot')

/** In the order in which they are waited for: the master first. */
export function wantedFigures(
  session: SessionDoc,
  sounds: readonly ComparedSound[],
  audition: Audition | null,
  stems: ImportsState['stems'],
): Wanted[] {
  const wanted: Wanted[] = []
  const wantSong = (slot: MeasuredSlot, what: 'master' | 'sum', heard: SessionDoc) => {
    const key = songKey(heard, what, stems)
    if (key === null) return
    wanted.push({
      slot,
      key,
      measure: async (threads, host, options) =>
        (await measures()).measureSong({ session: heard, what, threads }, host, options),
    })
  }
  wantSong('master', 'master', session)
  if (audition?.kind === 'bypass') wantSong('bypassed', 'master', withoutProcessor(session, audition.place))
  wantSong('sum', 'sum', session)
  for (const { slot, stem } of sounds) {
    const key = fileKey(stem, stems)
    if (key === null) continue
    wanted.push({
      slot,
      key,
      measure: async (_threads, host, options) => (await measures()).measureFile(stem, host, options),
    })
  }
  return wanted
}
