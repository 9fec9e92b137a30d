import { METER_FRAME } from '../../worklets/meter-frame'
import { type CeilingHold, packHolds } from '../engine/ceiling-hold'
import {
  type ControlBatch,
  type MonitorReading,
  NO_CHANGE,
  type PlayerCommand,
  type PlayerReport,
} from '../protocol/live'
import type { SessionDoc } from '../session/document'
import { isLinearPhase } from '../session/linear-phase'
import { fadeFrames, type LoopFrames } from '../session/loop-position'
import { ComingLeaps } from './coming-leaps'
import { allControls, changedControls, streamsOf } from './control-changes'
import { Ears } from './ears'
import { FramePacer } from './frame-pacer'
import { laneStreams } from './lane-places'
import { LiveMeters } from './live-meters'
import { createContext, createNodes, type LiveNodes } from './live-nodes'
import { LiveScope } from './live-scope'
import type { LiveGraphOptions, LiveState } from './live-state'
import { SongPosition } from './song-position'
import { Transport } from './transport'

/** The sound of a session: its one audio context, the nodes from the stems to the ears, and the commands to them. */
export class LiveGraph {
  readonly context: AudioContext
  readonly meters: LiveMeters
  readonly scope: LiveScope
  readonly nodes: LiveNodes
  readonly ears = new Ears(() => this.pacer.request())
  /** Whether its master is of linear phase: another choice needs another graph. */
  readonly linearPhase: boolean
  private readonly transport: Transport
  private readonly position: SongPosition
  private readonly pacer = new FramePacer(() => this.postChanges())
  private readonly listeners = new Set<(state: LiveState) => void>()
  private readonly leaps = new ComingLeaps((contextFrame, tell) => {
    if (this.context.state !== 'running') tell()
    else this.transport.whenAudible(this.position.audibleSeconds(contextFrame), tell)
  })
  private session: SessionDoc
  private holds = packHolds([])
  private posted: ControlBatch
  private streamsKey = ''
  private lanesKey = '[]'
  private loop: LoopFrames | null = null
  private sessionLoop = ''
  /** Context frame up to which the last meter frame reads. */
  private readUntil = 0
  private state: LiveState

  private constructor(context: AudioContext, nodes: LiveNodes, transport: Transport, session: SessionDoc) {
    this.context = context
    this.nodes = nodes
    this.transport = transport
    this.session = session
    this.linearPhase = isLinearPhase(session)
    this.posted = allControls(session, this.ears.listening)
    this.position = new SongPosition(context, nodes.latencyFrames)
    this.meters = new LiveMeters(() => this.position.heardFrame())
    this.scope = new LiveScope({
      context,
      strips: nodes.strips,
      monitor: nodes.monitor,
      isPlaying: () => this.state.playing && context.state === 'running',
      isWatching: () => this.ears.listening.watched !== null,
      heardFrame: () => this.position.heardFrame(),
      wantPairs: (isWanted) => this.ears.setPairs(isWanted),
    })
    this.state = { playing: false, starved: false, context: context.state, error: null }
    nodes.player.port.onmessage = ({ data }: MessageEvent<PlayerReport>) => this.receive(data)
    nodes.monitor.port.onmessage = ({ data }: MessageEvent<MonitorReading>) => this.receiveReading(data)
    context.addEventListener('statechange', this.onContextState)
  }

  /**
   * Builds the graph at the session's rate, at rest on the song's first frame. Throws where the browser cannot have a
   * context at that rate or the worklets do not start.
   */
  static async create({ session, library, dspModule }: LiveGraphOptions): Promise<LiveGraph> {
    const context = createContext(session.rateHz)
    try {
      let graph: LiveGraph | null = null
      const fail = (node: string) => graph?.fail(`The audio node ${node} has stopped: please reload the page.`)
      const [transport, nodes] = await Promise.all([
        Transport.wrap(context),
        createNodes(context, session, dspModule, fail),
      ])
      transport.connect(nodes.monitor)
      graph = new LiveGraph(context, nodes, transport, session)
      const port = library.connectFeed()
      nodes.player.port.postMessage({ kind: 'connect' } satisfies PlayerCommand, [port])
      graph.postChanges()
      return graph
    } catch (error) {
      if (context.state !== 'closed') await context.close()
      throw error
    }
  }

  /** Takes the session as it is now; what differs is sent at most once per animation frame. */
  setSession(session: SessionDoc): void {
    this.session = session
    this.pacer.request()
  }

  /** The ceiling holds that the export of the session has, so that what is heard is what is exported; [] for none. */
  setHolds(holds: readonly CeilingHold[]): void {
    this.holds = packHolds(holds)
    this.pacer.request()
  }

  /** Plays from where the song stands. To be called in answer to a gesture: browsers allow sound only then. */
  async play(): Promise<void> {
    this.pacer.flush()
    this.send({ kind: 'play' })
    this.change({ playing: true, error: null })
    await this.transport.start()
  }

  pause(): void {
    this.send({ kind: 'pause' })
    this.position.rest()
    this.change({ playing: false })
  }

  seek(songFrame: number): void {
    const wanted = Math.round(Math.max(0, Math.min(songFrame, this.posted.songFrames ?? 0)))
    this.position.restSongFrame = wanted
    this.send({ kind: 'seek', songFrame: wanted })
  }

  /** A loop of less than two cross-fades is not played. */
  setLoop({ on, startFrame, endFrame }: { on: boolean; startFrame: number; endFrame: number }): void {
    const start = Math.max(0, Math.round(startFrame))
    const end = Math.round(endFrame)
    const isLong = end - start >= 2 * fadeFrames(this.context.sampleRate)
    const loop = on && isLong ? { startFrame: start, endFrame: end } : null
    if (loop?.startFrame === this.loop?.startFrame && loop?.endFrame === this.loop?.endFrame) return
    this.loop = loop
    this.send({ kind: 'loop', loop })
  }

  setMonitorGainDb(gainDb: number): void {
    this.transport.setMonitorGainDb(gainDb)
  }

  /** Counts loudness, range and maxima anew. Playing from the song's first frame does so by itself. */
  resetLoudness(): void {
    this.send({ kind: 'controls', batch: { ...NO_CHANGE, resetLoudness: true } })
  }

  /** The song frame that is audible now. */
  songFrame(): number {
    return this.position.songFrame(this.state.playing)
  }

  getState(): LiveState {
    return this.state
  }

  /** Calls back on each change of state; returns how to stop that. */
  onState(listener: (state: LiveState) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Calls back when a start, a seek or a stop becomes audible: in time with the sound, on an animation frame. */
  onLeap(listener: (songFrame: number) => void): () => void {
    return this.leaps.listen(listener)
  }

  async dispose(): Promise<void> {
    this.pacer.dispose()
    this.listeners.clear()
    this.leaps.dispose()
    this.context.removeEventListener('statechange', this.onContextState)
    const { player, strips, master, monitor } = this.nodes
    this.send({ kind: 'disconnect' })
    for (const node of [player, ...strips, master, monitor]) {
      node.port.onmessage = null
      node.port.close()
      node.disconnect()
    }
    this.transport.dispose()
    if (this.context.state !== 'closed') await this.context.close()
  }

  private readonly onContextState = () => this.change({ context: this.context.state })

  private send(command: PlayerCommand): void {
    this.nodes.player.port.postMessage(command)
  }

  private postChanges(): void {
    const controls = allControls(this.session, this.ears.listening, this.holds)
    const strips = streamsOf(this.session)
    const lanes = laneStreams(this.ears.listening.lanes)
    const streams = [...strips, ...lanes]
    const key = JSON.stringify(strips)
    const lanesKey = JSON.stringify(lanes)
    const isSameSong = key === this.streamsKey
    // Where the reverb's tail alone is another, what plays goes on; the song has its new length as soon as it stands.
    if (isSameSong && this.state.playing) controls.songFrames = this.posted.songFrames
    this.applyLoop()
    if (!isSameSong || controls.songFrames !== this.posted.songFrames) {
      this.streamsKey = key
      const songFrames = controls.songFrames ?? 0
      this.position.restSongFrame = Math.min(this.position.restSongFrame, songFrames)
      this.send({ kind: 'streams', streams, songFrames, batch: controls })
    } else if (lanesKey !== this.lanesKey) {
      this.send({ kind: 'lanes', streams, batch: changedControls(this.posted, controls) ?? NO_CHANGE })
    } else {
      const batch = changedControls(this.posted, controls)
      if (batch) this.send({ kind: 'controls', batch })
    }
    this.lanesKey = lanesKey
    this.posted = controls
  }

  private applyLoop(): void {
    const { on, startSeconds, endSeconds } = this.session.loop
    const { rateHz } = this.session
    const key = JSON.stringify(this.session.loop)
    if (key === this.sessionLoop) return
    this.sessionLoop = key
    this.setLoop({ on, startFrame: startSeconds * rateHz, endFrame: endSeconds * rateHz })
  }

  private receive(report: PlayerReport): void {
    if (report.kind === 'timeline') {
      const { songFrame, playing } = report
      this.position.receive(report)
      if (!playing && !this.state.playing) this.position.restSongFrame = songFrame
      this.leaps.announce(report)
    } else if (report.kind === 'ended') {
      this.position.restSongFrame = 0
      this.change({ playing: false })
      this.send({ kind: 'seek', songFrame: 0 })
    } else if (report.kind === 'starved') {
      this.change({ starved: report.starved })
    } else {
      this.change({ error: report.message })
    }
  }

  private receiveReading(reading: MonitorReading): void {
    if (reading instanceof Float64Array) {
      this.meters.receive(reading)
      this.readUntil = reading[METER_FRAME.contextFrame] ?? 0
    } else {
      this.scope.receivePairs(this.readUntil, reading)
    }
  }

  private change(part: Partial<LiveState>): void {
    const hasStopped = this.state.playing && part.playing === false
    this.state = { ...this.state, ...part }
    for (const listener of this.listeners) listener(this.state)
    // A length that waited for the song to stand.
    if (hasStopped) this.pacer.request()
  }

  private fail(error: string): void {
    this.pause()
    this.change({ error })
  }
}
