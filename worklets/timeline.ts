import { framesToWrap, type LoopFrames, songFrameAfter } from '../src/session/loop-position'

/** From this context frame on the song stands, or runs from, there. */
export interface TimelineEvent {
  contextFrame: number
  songFrame: number
  playing: boolean
  /** Every processor starts anew on this frame: what follows is a function of the song alone. */
  reset: boolean
  loop: LoopFrames | null
}

/** Events that are remembered: enough to look back over any output latency. */
const REMEMBERED = 32

/**
 * Which song frame belongs to a context frame. The player writes it, every node reads it, and the page keeps a copy
 * for the cursor: so all of them agree on each frame. Nothing is allocated after construction.
 */
export class Timeline {
  private readonly events: TimelineEvent[] = Array.from({ length: REMEMBERED }, () => ({
    contextFrame: 0,
    songFrame: 0,
    playing: false,
    reset: false,
    loop: null,
  }))
  private count = 1

  /** Adds an event; events at or after its frame, which had not come to pass, are forgotten. */
  push(contextFrame: number, songFrame: number, playing: boolean, reset: boolean, loop: LoopFrames | null): void {
    this.dropFrom(contextFrame)
    if (this.count === REMEMBERED) {
      const oldest = this.events.shift() as TimelineEvent
      this.events.push(oldest)
      this.count--
    }
    const event = this.events[this.count] as TimelineEvent
    this.count++
    event.contextFrame = contextFrame
    event.songFrame = songFrame
    event.playing = playing
    event.reset = reset
    event.loop = loop
  }

  /** Forgets what was to happen at or after a context frame. */
  dropFrom(contextFrame: number): void {
    while (this.count > 1 && (this.events[this.count - 1] as TimelineEvent).contextFrame >= contextFrame) this.count--
  }

  /** The event that rules a context frame. */
  at(contextFrame: number): TimelineEvent {
    return this.events[this.indexAt(contextFrame)] as TimelineEvent
  }

  songFrameAt(contextFrame: number): number {
    const event = this.at(contextFrame)
    const elapsed = contextFrame - event.contextFrame
    return event.playing && elapsed > 0 ? songFrameAfter(event.songFrame, elapsed, event.loop) : event.songFrame
  }

  /**
   * The song frame that processors are told: where the song rests, it runs on from where it stopped, so that what still
   * rings, and what is still under way in a delay, keeps the gains of its own place.
   */
  runningSongFrameAt(contextFrame: number): number {
    const resting = this.indexAt(contextFrame)
    let index = resting
    while (index > 0 && !(this.events[index] as TimelineEvent).playing) index--
    if (index === resting || !(this.events[index] as TimelineEvent).playing) return this.songFrameAt(contextFrame)
    const stoppedAt = (this.events[index + 1] as TimelineEvent).contextFrame
    const { contextFrame: from, songFrame, loop } = this.events[index] as TimelineEvent
    return songFrameAfter(songFrame, stoppedAt - from, loop) + contextFrame - stoppedAt
  }

  /** Frames from a context frame to where the song next leaps, by an event or by the loop; Infinity where it runs on. */
  framesToLeap(contextFrame: number): number {
    const event = this.at(contextFrame)
    const elapsed = contextFrame - event.contextFrame
    const wrap = event.playing ? framesToWrap(event.songFrame, elapsed, event.loop) : Infinity
    return Math.min(wrap, this.next(contextFrame) - contextFrame)
  }

  /** Whether every processor starts anew exactly there. */
  resetsAt(contextFrame: number): boolean {
    const event = this.at(contextFrame)
    return event.reset && event.contextFrame === contextFrame
  }

  /** Frames to the next reset; Infinity where none is known. */
  framesToReset(contextFrame: number): number {
    for (let index = 0; index < this.count; index++) {
      const event = this.events[index] as TimelineEvent
      if (event.reset && event.contextFrame > contextFrame) return event.contextFrame - contextFrame
    }
    return Infinity
  }

  /** For how many frames the song has stood still; 0 while it plays, and where it starts within `frames`. */
  stillFor(contextFrame: number, frames: number): number {
    const event = this.at(contextFrame)
    if (event.playing || this.next(contextFrame) < contextFrame + frames) return 0
    return contextFrame - event.contextFrame
  }

  private indexAt(contextFrame: number): number {
    let index = this.count - 1
    while (index > 0 && (this.events[index] as TimelineEvent).contextFrame > contextFrame) index--
    return index
  }

  private next(contextFrame: number): number {
    for (let index = 0; index < this.count; index++) {
      const event = this.events[index] as TimelineEvent
      if (event.contextFrame > contextFrame) return event.contextFrame
    }
    return Infinity
  }
}
