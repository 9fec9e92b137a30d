import type { CeilingHold } from '../engine/ceiling-hold'
import type { RenderHost } from '../render/render-host'
import type { RenderResult } from '../render/render-mix'
import type { SessionDoc } from '../session/document'
import { masterSpan } from '../session/song-length'
import type { CompareStore } from '../state/compare-store'
import type { ImportsStore } from '../state/imports-store'
import {
  type LoudnessState,
  type LoudnessStore,
  type MeasuredSlot,
  type SongFigures,
  slotLoudness,
} from '../state/loudness-store'
import type { SessionStore } from '../state/session-store'
import type { TransportStore } from '../state/transport-store'
import { comparedSounds } from './compared-sounds'
import { heardGains } from './heard-gains'
import { songKey } from './slot-key'
import { figuresOf, movedHold } from './song-figures'
import { type Wanted, wantedFigures } from './wanted-figures'

interface Options {
  readonly session: SessionStore
  readonly imports: ImportsStore
  readonly loudness: LoudnessStore
  readonly transport: TransportStore
  readonly compare: CompareStore
  renderHost(): Promise<RenderHost>
}

/** A change waits for the next one before it is measured: nobody reads a figure in the middle of a drag. */
const QUIET_MS = 400
/** While playing begins, nothing else does. */
const STARTING_MS = 1000
/** Figures of earlier states are kept, so that undo finds them at once. */
const KNOWN_STATES = 200

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
  private wanted: readonly Wanted[] = []

  constructor(options: Options) {
    this.options = options
    options.session.subscribe((state, before) => {
      if (state.session !== before.session) this.refresh()
    })
    options.imports.subscribe((state, before) => {
      if (state.stems !== before.stems) this.refresh()
    })
    options.compare.subscribe(() => this.refresh())
    options.transport.subscribe((state, before) => {
      // While it plays one core is the sound's: a pass that has both is begun anew with what is left, once it plays.
      if (state.playing && !before.playing && this.abort) this.restart()
      if (state.audition !== before.audition) this.refresh()
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
    const key = songKey(session, 'master', this.options.imports.getState().stems)
    // A file at another rate than the session's is limited anew: its figures are not those of the master that is heard.
    if (key && result.rateHz === session.rateHz && !this.known.has(key)) {
      this.remember(key, figuresOf(result, session, 'master'))
    }
  }

  /** Ceiling holds of the master as it stands, in frames of its file; none while they are not known. */
  masterHolds(): CeilingHold[] {
    const { session } = this.options.session.getState()
    const figures = this.figures('master')
    if (!session || !figures) return []
    const { start } = masterSpan(session)
    return figures.holds.map((hold) => movedHold(hold, -start))
  }

  private restart(): void {
    this.stop()
    this.timer = setTimeout(() => void this.measureAll(), STARTING_MS)
  }

  /** Brings the page up to what is known, and starts over with what is not. */
  private refresh(): void {
    const { session } = this.options.session.getState()
    const { audition } = this.options.transport.getState()
    const sounds = session ? this.sounds(session) : []
    const before = this.wanted.map(({ key }) => key).join('\n')
    this.wanted = session ? wantedFigures(session, sounds, audition, this.options.imports.getState().stems) : []
    const changed = this.wanted.map(({ key }) => key).join('\n') !== before
    this.publish()
    const open = this.wanted.filter(({ key }) => !this.known.has(key))
    if (open.length === 0 || this.paused) {
      this.stop()
    } else if (changed || !this.abort) {
      this.stop()
      this.timer = setTimeout(() => void this.measureAll(), QUIET_MS)
    }
  }

  private sounds(session: SessionDoc) {
    return comparedSounds(session, this.options.compare.getState())
  }

  private stop(): void {
    clearTimeout(this.timer)
    this.abort?.abort()
    this.abort = null
  }

  private async measureAll(): Promise<void> {
    const abort = new AbortController()
    this.abort = abort
    try {
      const host = await this.options.renderHost()
      // What is compared seldom changes: the master is what is waited for.
      for (const { slot, key, measure } of this.wanted) {
        if (this.known.has(key)) continue
        const figures = await measure(this.threads(), host, {
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

  private tell(slot: MeasuredSlot, fraction: number, abort: AbortController): void {
    if (abort.signal.aborted) return
    this.options.loudness.setState((state) => ({
      slots: { ...state.slots, [slot]: { ...slotLoudness(state, slot), fraction } },
    }))
  }

  private remember(key: string, figures: SongFigures): void {
    this.known.set(key, figures)
    const [oldest] = this.known.keys()
    if (this.known.size > KNOWN_STATES && oldest !== undefined) this.known.delete(oldest)
  }

  private figures(slot: MeasuredSlot): SongFigures | null {
    const key = this.wanted.find((wanted) => wanted.slot === slot)?.key
    return (key !== undefined && this.known.get(key)) || null
  }

  private publish(): void {
    const { session } = this.options.session.getState()
    const found = this.wanted.map(({ slot, key }) => [slot, this.known.get(key) ?? null] as const)
    const complete = found.every(([, figures]) => figures !== null)
    const figures: Partial<Record<MeasuredSlot, SongFigures>> = {}
    for (const [slot, known] of found) if (known) figures[slot] = known
    const gains = session ? heardGains(session, this.sounds(session), figures) : {}
    const isMatched = session?.compare.matchLoudness ?? true
    this.options.loudness.setState((state) => {
      const slots: LoudnessState['slots'] = Object.fromEntries(
        found.map(([slot, known]) => {
          const shown = slotLoudness(state, slot)
          // Until all are known the last gains hold: a half-done match would be no match.
          const gainDb = complete || !isMatched ? (gains[slot] ?? 0) : shown.gainDb
          if (!known) return [slot, { ...shown, status: 'measuring', gainDb }]
          const previous = shown.figures && shown.figures !== known ? shown.figures : shown.previous
          return [slot, { status: 'current', figures: known, previous, fraction: null, gainDb }]
        }),
      )
      return { slots }
    })
  }
}
