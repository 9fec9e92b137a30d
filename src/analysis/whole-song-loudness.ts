import type { CeilingHold } from '../engine/ceiling-hold'
import type { LoudnessHistory } from '../engine/loudness-history'
import type { Loudness } from '../engine/loudness-meter'
import { measureSource } from '../render/measure-source'
import type { RenderHost } from '../render/render-host'
import { type RenderOptions, type RenderResult, renderMix } from '../render/render-mix'
import type { SessionDoc, StemRef } from '../session/document'
import { FORMATS } from '../session/export-format'
import { masterSpan } from '../session/song-length'
import type { ImportsStore } from '../state/imports-store'
import type { LoudnessStore, SongFigures } from '../state/loudness-store'
import type { SessionStore } from '../state/session-store'
import { type MonitorSlot, SLOTS, type TransportStore } from '../state/transport-store'
import { matchGains } from './match-gains'
import { slotKey } from './slot-key'
import { type HistoryPlace, loudestSpan, peakPlaces } from './song-places'

interface Options {
  readonly session: SessionStore
  readonly imports: ImportsStore
  readonly loudness: LoudnessStore
  readonly transport: TransportStore
  renderHost(): Promise<RenderHost>
}

/** A change waits for the next one before it is measured: nobody reads a figure in the middle of a drag. */
const QUIET_MS = 400
/** While playing begins, nothing else does. */
const STARTING_MS = 1000
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
    // While it plays one core is the sound's: a pass that has both is begun anew with what is left, once it plays.
    options.transport.subscribe((state, before) => {
      if (state.playing && !before.playing && this.abort) this.restart()
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
    // A file at another rate than the session's is limited anew: its figures are not those of the master that is heard.
    if (key && result.rateHz === session.rateHz && !this.known.has(key)) {
      this.remember(key, figuresOf(result, session, 'master'))
    }
  }

  /** Ceiling holds of the master as it stands, in frames of its file; none while they are not known. */
  masterHolds(): CeilingHold[] {
    const { session } = this.options.session.getState()
    const figures = this.figures('master')
    if (!session || typeof figures === 'string') return []
    const { start } = masterSpan(session)
    return figures.holds.map((hold) => moved(hold, -start))
  }

  private restart(): void {
    this.stop()
    this.timer = setTimeout(() => void this.measureAll(), STARTING_MS)
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
        const figures = await measureSlot({ session, slot, threads: this.threads() }, host, {
          signal: abort.signal,
          onProgress: ({ fraction }) => this.tell(slot, fraction, abort),
        })
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

  /** All cores while nothing plays; one is left to the sound. */
  private threads(): number {
    const cores = navigator.hardwareConcurrency || 2
    return this.options.transport.getState().playing ? Math.max(1, cores - 1) : cores
  }

  private tell(slot: MonitorSlot, fraction: number, abort: AbortController): void {
    if (abort.signal.aborted) return
    this.options.loudness.setState((state) => ({ [slot]: { ...state[slot], fraction } }))
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
          if (figures === 'absent') {
            return [slot, { status: 'absent', figures: null, previous: null, fraction: null, gainDb }]
          }
          if (figures === 'unknown') return [slot, { ...shown, status: 'measuring', gainDb }]
          const previous = shown.figures && shown.figures !== figures ? shown.figures : shown.previous
          return [slot, { status: 'current', figures, previous, fraction: null, gainDb }]
        }),
      ),
    )
  }
}

interface Wanted {
  session: SessionDoc
  slot: MonitorSlot
  threads: number
}

async function measureSlot(
  { session, slot, threads }: Wanted,
  host: RenderHost,
  options: Pick<RenderOptions, 'onProgress'> & { signal: AbortSignal },
): Promise<SongFigures> {
  if (slot === 'master' || slot === 'sum') {
    const { format, dither } = session.export
    // The master is measured as the file will hold it; the plain sum is no file.
    const samples = slot === 'master' ? FORMATS[format].samples : null
    const request = { session, what: slot, format: samples, dither, write: false, threads }
    return figuresOf(await renderMix(request, host, options), session, slot)
  }
  const stem = session.compare[slot] as StemRef
  const { loudness, history } = await measureSource(stem, host, options)
  const heard = stem.channels === 1 ? MONO_ON_BOTH_SIDES_LU : 0
  return {
    ...readings({ ...loudness, integratedLufs: loudness.integratedLufs + heard }),
    maxGainReductionDb: 0,
    ...placesIn(history, { rateHz: stem.rateHz, startFrame: 0 }),
    holds: [],
  }
}

function figuresOf(result: RenderResult, session: SessionDoc, slot: 'master' | 'sum'): SongFigures {
  const startFrame = slot === 'master' ? masterSpan(session).start : 0
  return {
    ...readings(result.loudness),
    maxGainReductionDb: result.maxGainReductionDb,
    ...placesIn(result.history, { rateHz: session.rateHz, startFrame }),
    holds: result.holds.map((hold) => moved(hold, startFrame)),
  }
}

function moved(hold: CeilingHold, frames: number): CeilingHold {
  return { ...hold, startFrame: hold.startFrame + frames, endFrame: hold.endFrame + frames }
}

function readings({ integratedLufs, truePeakDbtp, loudnessRangeLu, maxShortTermLufs, maxMomentaryLufs }: Loudness) {
  const plrDb = truePeakDbtp - integratedLufs
  return { integratedLufs, truePeakDbtp, loudnessRangeLu, maxShortTermLufs, maxMomentaryLufs, plrDb }
}

function placesIn(history: LoudnessHistory | null, place: HistoryPlace) {
  return {
    history,
    loudest: history && loudestSpan(history, place),
    peaks: history ? peakPlaces(history, place) : [],
  }
}
