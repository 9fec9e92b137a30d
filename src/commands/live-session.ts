import { createStore } from 'zustand/vanilla'
import { slotGains } from '../analysis/service-gains'
import type { LiveGraph } from '../audio/live-graph'
import type { LiveMeters, LoudnessReading } from '../audio/live-meters'
import type { LiveScope } from '../audio/live-scope'
import type { MonitorSlot, ProcessorPlace } from '../protocol/listening'
import type { SessionDoc } from '../session/document'
import { isLinearPhase } from '../session/linear-phase'
import { songFrames } from '../session/song-length'
import { withoutProcessor } from '../session/without-processor'
import type { CompareStore } from '../state/compare-store'
import type { ImportsStore } from '../state/imports-store'
import { type LoudnessStore, masterLoudness, slotLoudness } from '../state/loudness-store'
import { auditionedTarget, type ServiceStore } from '../state/service-store'
import type { SessionStore } from '../state/session-store'
import type { TransportStore } from '../state/transport-store'
import { availableSession } from './available-session'
import { compareLanes } from './compare-lanes'
import type { Engine } from './engine'
import { messageOf } from './message-of'

interface Needs {
  readonly session: SessionStore
  readonly transport: TransportStore
  readonly imports: ImportsStore
  readonly loudness: LoudnessStore
  readonly services: ServiceStore
  readonly compare: CompareStore
  engineReady(): Promise<Engine>
}

/** How often the page's slow reflection of the song's position is refreshed while playing. */
const POSITION_MS = 250

/**
 * Keeps the live graph in step with the session: made when somebody has touched the page (browsers allow no sound
 * before), remade when the session's rate changes, told of everything else as it happens.
 */
export class LiveSession {
  /** What is known of the running graph and belongs on the page. */
  readonly facts = createStore<{ latencyMs: number | null }>()(() => ({ latencyMs: null }))
  private readonly app: Needs
  private graph: LiveGraph | null = null
  private building: Promise<LiveGraph> | null = null
  /** Whether the song played when its graph had to be made anew. */
  private resumes = false
  /** What a blind test lets through; the page does not know it. */
  private blindSlot: MonitorSlot | null = null
  private watched: ProcessorPlace | null = null

  constructor(app: Needs) {
    this.app = app
    app.session.subscribe(() => this.follow())
    app.imports.subscribe(() => this.follow())
    app.compare.subscribe(() => this.follow())
    app.transport.subscribe((state, before) => {
      if (state.soloed !== before.soloed) this.graph?.ears.setSolo(state.soloed)
      if (state.bandSolo !== before.bandSolo) this.graph?.ears.setBandSolo(state.bandSolo)
      if (state.slot !== before.slot) this.hearSlot()
      if (state.checks !== before.checks) this.graph?.ears.setChecks(state.checks)
      if (state.audition !== before.audition) this.hearAudition()
      if (state.heldBand !== before.heldBand || state.blind !== before.blind) this.hearBand()
      if (state.monitorLevelDb !== before.monitorLevelDb) this.graph?.setMonitorGainDb(state.monitorLevelDb)
    })
    app.loudness.subscribe(() => {
      this.setGains()
      this.holdCeiling()
    })
    app.services.subscribe(() => this.setGains())
    if (typeof document === 'undefined') return
    const touched = () => this.prepare()
    document.addEventListener('pointerup', touched)
    document.addEventListener('keyup', touched)
    setInterval(() => {
      if (app.transport.getState().playing) app.transport.setState({ positionFrame: this.songFrame() })
    }, POSITION_MS)
  }

  /** Null until the graph stands. */
  get meters(): LiveMeters | null {
    return this.graph?.meters ?? null
  }

  /** Null until the graph stands. */
  get scope(): LiveScope | null {
    return this.graph?.scope ?? null
  }

  /** Which processor the scope looks at, before and after; null for none. */
  watch(place: ProcessorPlace | null): void {
    this.watched = place
    this.graph?.ears.setWatched(place)
  }

  /** The audible position; where nothing plays yet, where it will begin. */
  songFrame(): number {
    return this.graph ? this.graph.songFrame() : this.app.transport.getState().positionFrame
  }

  /** A live loudness figure; null where there is none yet. */
  loudness(name: keyof LoudnessReading): number | null {
    const value = this.graph?.meters.update().loudness[name]
    return value === undefined || value === Number.NEGATIVE_INFINITY ? null : value
  }

  resetLoudness(): void {
    this.graph?.resetLoudness()
  }

  /** Lets a slot through that the page is not told of; null goes back to the one that it shows. */
  hearBlind(slot: MonitorSlot | null): void {
    this.blindSlot = slot
    this.hearSlot()
  }

  async play(): Promise<void> {
    await (await this.ensure()).play()
  }

  pause(): void {
    this.graph?.pause()
    this.app.transport.setState({ positionFrame: this.songFrame() })
  }

  seek(songFrame: number): void {
    this.graph?.seek(songFrame)
    this.app.transport.setState({ positionFrame: songFrame })
  }

  /** The graph for the session as it is. Rejects where there is no session or the browser gives no sound. */
  async ensure(): Promise<LiveGraph> {
    this.building ??= this.build()
    try {
      return await this.building
    } catch (error) {
      this.building = null
      throw error
    }
  }

  /** Builds ahead of the first "Play", as soon as a gesture allows it, so that the first press sounds at once. */
  private prepare(): void {
    const { session } = this.app.session.getState()
    const allowed = navigator.userActivation?.hasBeenActive ?? true
    if (!allowed || this.building || !session || session.groups.length === 0) return
    this.ensure().catch((error) => this.app.transport.setState({ error: messageOf(error) }))
  }

  private async build(): Promise<LiveGraph> {
    const [engine, { LiveGraph }] = await Promise.all([this.app.engineReady(), import('../audio/live-graph')])
    const session = this.session()
    if (!session) throw new Error('There is nothing to play: add stems first.')
    const graph = await LiveGraph.create({ session, library: engine.library, dspModule: engine.dspModule })
    const { soloed, bandSolo, slot, checks, positionFrame, monitorLevelDb } = this.app.transport.getState()
    this.graph = graph
    graph.ears.setSolo(soloed)
    graph.ears.setBandSolo(bandSolo)
    graph.ears.setSlot(this.blindSlot ?? slot)
    graph.ears.setChecks(checks)
    graph.ears.setWatched(this.watched)
    graph.setMonitorGainDb(monitorLevelDb)
    this.hearAudition()
    this.hearBand()
    if (positionFrame > 0) graph.seek(positionFrame)
    graph.onState(({ playing, starved, error }) => {
      this.app.transport.setState({ playing, starved, error, positionFrame: graph.songFrame() })
    })
    graph.onLeap((positionFrame) => this.app.transport.setState({ positionFrame }))
    this.facts.setState({ latencyMs: (graph.nodes.latencyFrames / graph.context.sampleRate) * 1000 })
    this.follow()
    if (this.resumes) await graph.play()
    this.resumes = false
    return graph
  }

  /** Every slot at the level of the loudness match, or at that of the service that is auditioned. */
  private setGains(): void {
    const loudness = this.app.loudness.getState()
    const { bypassed, ...gains } = slotGains(loudness, auditionedTarget(this.app.services.getState()))
    if (this.isBypassing() && slotLoudness(loudness, 'bypassed').status === 'current') gains.master = bypassed
    for (const [slot, gainDb] of Object.entries(gains)) this.graph?.ears.setSlotGainDb(slot as MonitorSlot, gainDb ?? 0)
  }

  private hearSlot(): void {
    this.graph?.ears.setSlot(this.blindSlot ?? this.app.transport.getState().slot)
  }

  private isBypassing(): boolean {
    const { audition } = this.app.transport.getState()
    return audition?.kind === 'bypass' && audition.on
  }

  private hearAudition(): void {
    const { audition } = this.app.transport.getState()
    this.graph?.ears.setDelta(audition?.kind === 'delta' && audition.on ? audition.place : null)
    this.follow()
    this.setGains()
    this.holdCeiling()
  }

  /** Not in a blind test: a band alone would tell the sides apart. */
  private hearBand(): void {
    const { heldBand, blind } = this.app.transport.getState()
    this.graph?.ears.setHeldBand(blind ? null : heldBand)
  }

  /** What the file is held down by under its ceiling is heard too, as soon as it is known. */
  private holdCeiling(): void {
    const loudness = this.app.loudness.getState()
    const { status, figures } = this.isBypassing() ? slotLoudness(loudness, 'bypassed') : masterLoudness(loudness)
    if (status === 'current' && figures) this.graph?.setHolds(figures.holds)
    else if (status === 'absent') this.graph?.setHolds([])
  }

  private session() {
    const { session } = this.app.session.getState()
    if (!session) return null
    const { audition } = this.app.transport.getState()
    const heard = audition && this.isBypassing() ? withoutProcessor(session, audition.place) : session
    return availableSession(heard, this.app.imports.getState().stems)
  }

  /** Takes the session over; at another rate or phase by a new graph, from the same second of the song. */
  private follow(): void {
    const session = this.session()
    const { graph } = this
    const length = session ? songFrames(session) : 0
    if (length !== this.app.transport.getState().songFrames) this.app.transport.setState({ songFrames: length })
    if (graph && !(session && suits(graph, session))) {
      const seconds = graph.songFrame() / graph.context.sampleRate
      this.graph = null
      this.building = null
      this.facts.setState({ latencyMs: null })
      const positionFrame = session ? Math.round(seconds * session.rateHz) : 0
      this.resumes = session !== null && this.app.transport.getState().playing
      this.app.transport.setState({ playing: false, starved: false, positionFrame })
      void graph.dispose()
    } else if (graph && session) {
      graph.setSession(session)
      graph.ears.setLanes(compareLanes(session, this.app.compare.getState(), this.app.imports.getState().stems))
    }
    this.prepare()
  }
}

/** Whether a graph can play a session as it is: its rate and its latency are fixed. */
function suits(graph: LiveGraph, session: SessionDoc): boolean {
  return graph.context.sampleRate === session.rateHz && graph.linearPhase === isLinearPhase(session)
}
