import { measureSource } from '../render/measure-source'
import type { RenderHost } from '../render/render-host'
import { type RenderResult, renderMix } from '../render/render-mix'
import type { SessionDoc, StemRef } from '../session/document'
import type { ImportsStore } from '../state/imports-store'
import type { LoudnessStore, SongFigures } from '../state/loudness-store'
import type { SessionStore } from '../state/session-store'
import { type MonitorSlot, SLOTS } from '../state/transport-store'
import { matchGains } from './match-gains'
import { slotKey } from './slot-key'

interface Options {
  readonly session: SessionStore
  readonly imports: ImportsStore
  readonly loudness: LoudnessStore
  renderHost(): Promise<RenderHost>
}

/** A change waits for the next one before it is measured: nobody reads a figure in the middle of a drag. */
const QUIET_MS = 400
/** Figures of earlier states are kept, so that undo finds them at once. */
const KNOWN_STATES = 200
/** A mono file sounds on both sides: twice the power of the one channel that BS.1770 counts. */
const MONO_ON_BOTH_SIDES_LU = 3.0103

/**
 * Figures of the whole song, as it will be, for everything that can be listened to: made offline in the background
 * after each change, cancelled by the next one. From them come the gains of the loudness match.
 */
export class WholeSongLoudness {
  private readonly options: Options
  private readonly known = new Map<string, SongFigures>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private abort: AbortController | null = null
  private paused = false
  private keys: Readonly<Record<MonitorSlot, string | null>> = { master: null, sum: null, rough: null, reference: null }

  constructor(options: Options) {
    this.options = options
    options.session.subscribe((state, before) => {
      if (state.session !== before.session) this.refresh()
    })
    options.imports.subscribe((state, before) => {
      if (state.stems !== before.stems) this.refresh()
    })
  }

  /** Leaves the cores to something else; what is under way is given up. */
  pause(): void {
    this.paused = true
    this.stop()
  }

  resume(): void {
    this.paused = false
    this.refresh()
  }

  /** Takes the figures of a master that was rendered anyway. */
  learnMaster(session: SessionDoc, result: RenderResult): void {
    const key = slotKey(session, 'master', this.options.imports.getState().stems)
    if (key && !this.known.has(key)) this.remember(key, figuresOf(result))
  }

  /** Brings the page up to what is known, and starts over with what is not. */
  private refresh(): void {
    const { session } = this.options.session.getState()
    const { stems } = this.options.imports.getState()
    const keyOf = (slot: MonitorSlot) => session && slotKey(session, slot, stems)
    const keys = { master: keyOf('master'), sum: keyOf('sum'), rough: keyOf('rough'), reference: keyOf('reference') }
    const changed = SLOTS.some((slot) => keys[slot] !== this.keys[slot])
    this.keys = keys
    this.publish()
    const open = SLOTS.filter((slot) => this.figures(slot) === 'unknown')
    if (open.length === 0 || this.paused) {
      this.stop()
    } else if (changed || !this.abort) {
      this.stop()
      this.timer = setTimeout(() => void this.measureAll(), QUIET_MS)
    }
  }

  private stop(): void {
    clearTimeout(this.timer)
    this.abort?.abort()
    this.abort = null
  }

  private async measureAll(): Promise<void> {
    const { session } = this.options.session.getState()
    if (!session) return
    const abort = new AbortController()
    this.abort = abort
    try {
      const host = await this.options.renderHost()
      // The plain sum, the rough mix and the reference seldom change: the master is what is waited for.
      for (const slot of SLOTS) {
        const key = this.keys[slot]
        if (!key || this.known.has(key)) continue
        const figures = await measureSlot(session, slot, host, abort.signal)
        if (abort.signal.aborted) return
        this.remember(key, figures)
        this.publish()
      }
      this.options.loudness.setState({ error: null })
    } catch (error) {
      if (abort.signal.aborted) return
      const reason = error instanceof Error ? error.message : String(error)
      this.options.loudness.setState({ error: `The song could not be measured: ${reason}` })
    } finally {
      if (this.abort === abort) this.abort = null
    }
  }

  private remember(key: string, figures: SongFigures): void {
    this.known.set(key, figures)
    const [oldest] = this.known.keys()
    if (this.known.size > KNOWN_STATES && oldest !== undefined) this.known.delete(oldest)
  }

  private figures(slot: MonitorSlot): SongFigures | 'absent' | 'unknown' {
    const key = this.keys[slot]
    return key === null ? 'absent' : (this.known.get(key) ?? 'unknown')
  }

  private publish(): void {
    const match = this.options.session.getState().session?.compare.matchLoudness ?? true
    const found = SLOTS.map((slot) => [slot, this.figures(slot)] as const)
    const complete = found.every(([, figures]) => figures !== 'unknown')
    const loudness = Object.fromEntries(
      found.map(([slot, figures]) => [slot, typeof figures === 'string' ? undefined : figures.integratedLufs]),
    )
    const gains = match ? matchGains(loudness) : { master: 0, sum: 0, rough: 0, reference: 0 }
    this.options.loudness.setState((state) =>
      Object.fromEntries(
        found.map(([slot, figures]) => {
          const shown = state[slot]
          // Until all are known the last gains hold: a half-done match would be no match.
          const gainDb = complete || !match ? gains[slot] : shown.gainDb
          if (figures === 'absent') return [slot, { status: 'absent', figures: null, previous: null, gainDb }]
          if (figures === 'unknown') return [slot, { ...shown, status: 'measuring', gainDb }]
          const previous = shown.figures && shown.figures !== figures ? shown.figures : shown.previous
          return [slot, { status: 'current', figures, previous, gainDb }]
        }),
      ),
    )
  }
}

async function measureSlot(
  session: SessionDoc,
  slot: MonitorSlot,
  host: RenderHost,
  signal: AbortSignal,
): Promise<SongFigures> {
  if (slot === 'master' || slot === 'sum') {
    // One core is left to the page and to the song that may be playing.
    const threads = Math.max(1, (navigator.hardwareConcurrency || 2) - 1)
    return figuresOf(
      await renderMix({ session, what: slot, format: 'measure', dither: 'none', threads }, host, { signal }),
    )
  }
  const stem = session.compare[slot] as StemRef
  const { loudness } = await measureSource(stem, host, { signal })
  const heard = stem.channels === 1 ? MONO_ON_BOTH_SIDES_LU : 0
  return figuresOf({
    maxGainReductionDb: 0,
    loudness: { ...loudness, integratedLufs: loudness.integratedLufs + heard },
  })
}

function figuresOf({
  loudness,
  maxGainReductionDb,
}: Pick<RenderResult, 'loudness' | 'maxGainReductionDb'>): SongFigures {
  const { integratedLufs, truePeakDbtp, loudnessRangeLu, maxShortTermLufs, maxMomentaryLufs } = loudness
  return { integratedLufs, truePeakDbtp, loudnessRangeLu, maxShortTermLufs, maxMomentaryLufs, maxGainReductionDb }
}
