import { Timeline } from '../../worklets/timeline'
import type { PlayerReport } from '../protocol/live'
import { AudibleClock } from './audible-clock'

/** Where the song stands for the ears: the page's copy of the worklets' timeline, read at the audible moment. */
export class SongPosition {
  /** Where the song stands while it does not play, as soon as the page knows. */
  restSongFrame = 0
  private readonly context: AudioContext
  private readonly latencyFrames: number
  private readonly timeline = new Timeline()
  private readonly clock = new AudibleClock()

  /** @param latencyFrames from the player's output to the master's */
  constructor(context: AudioContext, latencyFrames: number) {
    this.context = context
    this.latencyFrames = latencyFrames
  }

  receive({ contextFrame, songFrame, playing, loop }: Extract<PlayerReport, { kind: 'timeline' }>): void {
    this.timeline.push(contextFrame, songFrame, playing, false, loop)
  }

  /** The song frame that is audible now. */
  songFrame(isPlaying: boolean): number {
    const frame = Math.floor(this.heardFrame()) - this.latencyFrames
    return isPlaying && this.timeline.at(frame).playing ? this.timeline.songFrameAt(frame) : this.restSongFrame
  }

  /** Stays, for the page, where the player is about to stop. */
  rest(): void {
    this.restSongFrame = this.timeline.songFrameAt(Math.round(this.context.currentTime * this.context.sampleRate))
  }

  /** The context frame that leaves the loudspeakers now. */
  heardFrame(): number {
    const { context } = this
    const seconds = context.currentTime - this.outputLatencySeconds()
    return this.clock.read(seconds, performance.now() / 1000, context.state === 'running') * context.sampleRate
  }

  /** When a sample that the player gives out on a context frame is heard, in seconds of the context. */
  audibleSeconds(contextFrame: number): number {
    return (contextFrame + this.latencyFrames) / this.context.sampleRate + this.outputLatencySeconds()
  }

  /** Not every browser tells how long a sample takes from the graph to the air. */
  private outputLatencySeconds(): number {
    return this.context.outputLatency || this.context.baseLatency || 0
  }
}
