import type { Dsp } from '../engine/dsp'
import { LoudnessMeter, METER } from '../engine/loudness-meter'
import type { StemSource } from '../engine/stem-source'
import type { TonalBalance } from '../state/balance-store'
import { ThirdOctaveLevels } from './third-octaves'

const WINDOW_SECONDS = 3
const MAX_BLOCK = 4096
const READ_FRAMES = 65536
const LOW = 0.1
const HIGH = 0.9
/** Windows softer than this do not count, as blocks do not in ITU-R BS.1770-5: the balance of a fade is that of noise. */
const GATE_LUFS = -70
const GATE_LU = -10

interface Window {
  readonly lufs: number
  readonly levelsDb: Float64Array
}

/** Measures the tonal balance of what goes through it, in order. Takes some MB: not in an audio thread. */
export class BalanceMeter {
  private readonly windowFrames: number
  private readonly whole: ThirdOctaveLevels
  private readonly window: ThirdOctaveLevels
  private readonly loudness: LoudnessMeter
  private readonly windows: Window[] = []
  private inWindow = 0

  constructor(dsp: Dsp, rateHz: number) {
    this.windowFrames = WINDOW_SECONDS * rateHz
    this.whole = new ThirdOctaveLevels(dsp, rateHz)
    this.window = new ThirdOctaveLevels(dsp, rateHz)
    this.loudness = new LoudnessMeter(dsp, { rateHz, maxBlock: MAX_BLOCK, channels: 2 })
  }

  process(left: Float32Array, right: Float32Array): void {
    this.whole.process(left, right)
    for (let at = 0; at < left.length; ) {
      const end = Math.min(left.length, at + this.windowFrames - this.inWindow)
      const [pieceLeft, pieceRight] = [left.subarray(at, end), right.subarray(at, end)]
      this.window.process(pieceLeft, pieceRight)
      this.loudness.process(pieceLeft, pieceRight, end - at)
      this.inWindow += end - at
      if (this.inWindow === this.windowFrames) this.endWindow()
      at = end
    }
  }

  /** Null where nothing is loud enough to have a loudness. What is left of a window does not count. */
  finish(): TonalBalance | null {
    this.whole.finish()
    this.loudness.finish()
    this.loudness.refresh()
    const lufs = this.loudness.values[METER.integratedLufs] as number
    if (!Number.isFinite(lufs)) return null
    const { centresHz, levelsDb } = this.whole.read()
    const levels = levelsDb.map((level) => level - lufs)
    const counted = this.windows.filter((window) => window.lufs > Math.max(GATE_LUFS, lufs + GATE_LU))
    const spread = (share: number) =>
      levels.map((level, band) => {
        const shapes = counted.map((window) => (window.levelsDb[band] as number) - window.lufs)
        return shapes.length > 0 ? percentile(shapes, share) : level
      })
    return {
      centresHz,
      levelsDb: levels,
      lowDb: spread(LOW),
      highDb: spread(HIGH),
      windows: counted.length,
    }
  }

  private endWindow(): void {
    this.loudness.refresh()
    // The meter's short-term window is these 3 s.
    const lufs = this.loudness.values[METER.shortTermLufs] as number
    this.windows.push({ lufs, levelsDb: this.window.read().levelsDb })
    this.window.reset()
    this.inWindow = 0
  }
}

export interface BalanceOptions {
  /** 0 to 1. */
  onProgress?(fraction: number): void
  signal?: AbortSignal
}

/** Of a whole source, at its own rate. Rejects with the signal's reason, or where the source cannot be read. */
export async function measureBalance(
  dsp: Dsp,
  source: StemSource,
  { onProgress, signal }: BalanceOptions = {},
): Promise<TonalBalance | null> {
  const meter = new BalanceMeter(dsp, source.rateHz)
  for (let at = 0; at < source.frames; at += READ_FRAMES) {
    signal?.throwIfAborted()
    const { left, right } = await source.read(at, Math.min(READ_FRAMES, source.frames - at))
    meter.process(left, right)
    onProgress?.(Math.min(1, (at + READ_FRAMES) / source.frames))
  }
  return meter.finish()
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.round((sorted.length - 1) * share)] as number
}
