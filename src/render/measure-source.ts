import type { LoudnessHistory } from '../engine/loudness-history'
import { type Loudness, loudnessOf } from '../engine/loudness-meter'
import type { StemRef } from '../session/document'
import { Progress, type RenderProgress } from './progress'
import type { RenderHost } from './render-host'
import { runJobs } from './run-jobs'

export interface MeasureOptions {
  onProgress?(progress: RenderProgress): void
  signal?: AbortSignal
}

const CHUNK_FRAMES = 16384
const BLOCK_FRAMES = 1024
const LANE = 'source'

/**
 * Measures one source from its first to its last frame, at its own rate: a rough mix, a reference, any file. Mono is
 * one channel, as ITU-R BS.1770 counts it. Rejects as `renderMix` does.
 */
export async function measureSource(
  stem: StemRef,
  host: RenderHost,
  options: MeasureOptions = {},
): Promise<{ loudness: Loudness; history: LoudnessHistory | null; warnings: string[] }> {
  const { frames, rateHz } = stem
  const { handle, transfer } = host.handleOf(stem)
  const { port1, port2 } = new MessageChannel()
  const progress = new Progress(frames, options.onProgress)
  const [result] = await runJobs(
    [
      {
        span: { rateHz, frames, chunkFrames: CHUNK_FRAMES, blockFrames: BLOCK_FRAMES },
        strips: [
          {
            key: null,
            songKeys: [],
            outs: [LANE],
            stems: [{ stem, handle }],
            params: null,
            rides: new Float64Array(0),
          },
        ],
        masters: [],
        finishes: [
          {
            output: 0,
            input: LANE,
            channels: stem.channels === 1 ? 1 : 2,
            firstFrame: 0,
            frames,
            gainDb: 0,
            samples: null,
            conversion: null,
            ceilingDbtp: null,
            history: true,
            written: null,
            port: port2,
          },
        ],
        residual: null,
        sends: [],
        receives: [],
        transfer: [...transfer, port2],
      },
    ],
    [{ port: port1, onFrames: (done) => progress.report(done) }],
    host,
    options.signal,
  )
  progress.report(frames)
  const finish = result?.finishes[0]
  return {
    loudness: loudnessOf(finish?.loudness ?? []),
    history: finish?.history ?? null,
    warnings: result?.warnings ?? [],
  }
}
