import type { PlayerReport } from '../src/protocol/live'
import type { LoopFrames } from '../src/session/loop-position'
import type { Timeline } from './timeline'

const NEVER = -1

/** Tells the timeline, and the page, where the song will stand. Frames are context frames. Nothing is allocated. */
export class Announcer {
  /** The last reset that was announced. It stays, because the monitor may be fading towards it. */
  resetAt = NEVER
  private readonly timeline: Timeline
  private readonly report: (report: PlayerReport) => void
  private readonly event = {
    kind: 'timeline' as const,
    contextFrame: 0,
    songFrame: 0,
    playing: false,
    loop: null as LoopFrames | null,
  }

  constructor(timeline: Timeline, report: (report: PlayerReport) => void) {
    this.timeline = timeline
    this.report = report
  }

  /** Everything starts anew on `frame`, and the song runs from there. */
  start(frame: number, songFrame: number, loop: LoopFrames | null): void {
    this.resetAt = frame
    this.announce(frame, songFrame, true, true, loop)
  }

  /** The song is, or goes on, there: what sounds already does not start anew. */
  carryOn(frame: number, songFrame: number, loop: LoopFrames | null): void {
    this.announce(frame, songFrame, true, false, loop)
  }

  /** The song stands from `frame` on; a reset that was announced for later still takes place. */
  rest(frame: number, songFrame: number): void {
    const firstResetAt = frame + this.timeline.framesToReset(frame)
    this.announce(frame, songFrame, false, false, null)
    if (firstResetAt < this.resetAt) this.announce(firstResetAt, songFrame, false, true, null)
    if (this.resetAt > frame) this.announce(this.resetAt, songFrame, false, true, null)
  }

  /** What was to start on or after `frame` does not; a reset takes place all the same, and the song stands from it on. */
  revoke(frame: number, songFrame: number): void {
    if (this.resetAt >= frame) this.announce(this.resetAt, songFrame, false, true, null)
    else this.timeline.dropFrom(frame)
  }

  private announce(frame: number, songFrame: number, playing: boolean, reset: boolean, loop: LoopFrames | null): void {
    this.timeline.push(frame, songFrame, playing, reset, loop)
    const { event } = this
    event.contextFrame = frame
    event.songFrame = songFrame
    event.playing = playing
    event.loop = loop
    this.report(event)
  }
}
