import type { FeedReply, FeedRequest, FeedStream } from '../src/protocol/feed'
import type { ControlBatch, PlayerCommand, PlayerReport } from '../src/protocol/live'
import type { LoopFrames } from '../src/session/loop-position'
import { Announcer } from './announcer'
import { type FeedQueue, openFeed } from './feed-queue'
import { FeedVoice, type StereoOutputs } from './feed-voice'
import { LaneTurn } from './lane-turn'
import type { Timeline } from './timeline'

/** What the player needs of the scope that it shares with the other nodes. */
export interface PlayerHost {
  readonly timeline: Timeline
  /** Frames from the player's output to the master's. */
  readonly latencyFrames: number
  distribute(batch: ControlBatch): void
  report(report: PlayerReport): void
  request(request: FeedRequest, transfer?: ArrayBuffer[]): void
}

const NEVER = -1
/** A new loop or new lanes take over this much later, when their samples are there: meanwhile the song goes on as it was. */
const SPLICE_SECONDS = 0.3

/**
 * The only source and the only clock. It decides when a feed sounds, and tells the timeline ahead of time where the
 * song will leap, so that every node starts anew on the same frame. Frames are context frames unless they are called
 * song frames.
 */
export class Player {
  private readonly host: PlayerHost
  private readonly rateHz: number
  private readonly voice: FeedVoice
  private readonly announcer: Announcer

  private streams: readonly FeedStream[] = []
  private songFrames = 0
  private loop: LoopFrames | null = null
  private feeds = 0

  private wantsPlay = false
  private restSongFrame = 0
  /** The feed that will sound, from `nextAt` on once that is settled. */
  private next: FeedQueue | null = null
  private nextAt = NEVER
  /**
   * Why the next feed carries on where the sounding one is, without a fade or a reset: for another loop on the very frame
   * `nextAt` that was announced, for other lanes as soon as it is there.
   */
  private splicing: 'loop' | 'lanes' | null = null
  /** Where a feed for other lanes would have begun to sound. */
  private nextOrigin = NEVER
  private readonly laneTurn = new LaneTurn()
  private readonly starvedReport = { kind: 'starved' as const, starved: false }
  private readonly endedReport = { kind: 'ended' as const }
  private readonly closeRequest = { kind: 'close' as const, feed: 0 }

  constructor(rateHz: number, host: PlayerHost) {
    this.host = host
    this.announcer = new Announcer(host.timeline, (report) => host.report(report))
    this.rateHz = rateHz
    this.voice = new FeedVoice(rateHz, (starved) => {
      this.starvedReport.starved = starved
      host.report(this.starvedReport)
    })
  }

  /** Obeys the page. `frame` is the first frame that no node has rendered yet. */
  command(command: PlayerCommand, frame: number): void {
    switch (command.kind) {
      case 'play':
        this.wantsPlay = true
        if (!this.next && !this.voice.isSteady) this.open(this.restSongFrame)
        break
      case 'pause':
        if (this.wantsPlay) this.pause(frame)
        break
      case 'seek':
        this.seek(command.songFrame, frame)
        break
      case 'loop':
        this.changeLoop(command.loop, frame)
        break
      case 'streams': {
        const songFrame = this.voice.isSteady ? this.host.timeline.songFrameAt(frame) : this.restSongFrame
        this.streams = command.streams
        this.songFrames = command.songFrames
        this.seek(songFrame, frame)
        this.control(command.batch, frame)
        break
      }
      case 'lanes':
        this.changeLanes(command.streams, frame)
        this.control(command.batch, frame)
        break
      case 'controls':
        this.control(command.batch, frame)
        break
      case 'disconnect':
        for (const queue of [this.voice.queue, this.next]) if (queue) this.close(queue)
        break
      case 'connect':
        break
    }
  }

  receive(reply: FeedReply): void {
    if (reply.kind === 'failed') {
      this.host.report({ kind: 'failed', message: reply.message })
      return
    }
    const queue = [this.next, this.voice.queue].find((candidate) => candidate?.options.feed === reply.feed)
    if (queue) queue.push(reply)
    else this.voice.played.push({ block: reply, transfer: [reply.samples.buffer] })
  }

  /** Renders one quantum: a stereo pair per output, which the host hands over silent. */
  process(outputs: StereoOutputs, frame: number, frames: number): void {
    this.plan(frame + frames, frames)
    let done = 0
    while (done < frames) {
      this.switchFeeds(frame + done)
      const run = Math.min(frames - done, this.framesToSwitch(frame + done))
      this.voice.render(outputs, done, frame + done, run)
      done += run
    }
    const back = this.voice.played.pop()
    if (back) this.host.request(back.block, back.transfer)
  }

  private control(batch: ControlBatch, frame: number): void {
    // New stems wait for their first sample, and so does what is turned in the meantime.
    const { next } = this
    const waits = batch.activeStrips !== null || (next !== null && next.batches.length > 0)
    if (next && this.voice.queue && !this.splicing && waits) {
      next.batches.push(batch)
      return
    }
    this.laneTurn.holdBack(batch, frame)
    batch.applyAtContextFrame = frame
    this.host.distribute(batch)
  }

  private pause(frame: number): void {
    this.wantsPlay = false
    if (this.voice.isSteady) this.voice.fadeOut(frame)
    const stopAt = this.voice.queue ? this.voice.silentFrom : frame
    const sought = this.splicing ? null : this.next
    this.restSongFrame = sought ? sought.options.startFrame : this.host.timeline.songFrameAt(stopAt)
    this.nextAt = NEVER
    this.announcer.rest(stopAt, this.restSongFrame)
    if (sought) this.applyBatches(sought, stopAt)
    else this.open(this.restSongFrame)
  }

  private seek(songFrame: number, frame: number): void {
    this.restSongFrame = Math.max(0, Math.min(songFrame, this.songFrames))
    if (this.wantsPlay) this.announcer.revoke(frame, this.restSongFrame)
    else this.announcer.rest(frame, this.restSongFrame)
    this.open(this.restSongFrame)
  }

  private changeLoop(loop: LoopFrames | null, frame: number): void {
    this.loop = loop
    this.carryOn('loop', frame)
  }

  private changeLanes(streams: readonly FeedStream[], frame: number): void {
    this.streams = streams
    this.carryOn(this.splicing ?? 'lanes', frame)
  }

  /** Asks for a feed that takes over from the sounding one; where none sounds on, the next one is read anew. */
  private carryOn(why: 'loop' | 'lanes', frame: number): void {
    const { voice } = this
    if (!voice.queue || !voice.isSteady || !this.wantsPlay || (this.next && !this.splicing)) {
      if (this.next) this.seek(this.next.options.startFrame, frame)
      return
    }
    if (why === 'loop') this.host.timeline.dropFrom(frame)
    const at = frame + Math.round(this.rateHz * SPLICE_SECONDS)
    const songFrame = this.host.timeline.songFrameAt(at)
    this.open(songFrame)
    this.splicing = why
    this.nextOrigin = at
    this.laneTurn.begin(voice.queue.options.streams, this.streams)
    if (why === 'lanes') return
    this.nextAt = at
    this.announcer.carryOn(at, songFrame, this.loop)
    this.turnLanes(at)
  }

  /** New lanes wait until enough of them has come; what is past meanwhile goes back unheard. */
  private planLanes(frame: number): void {
    const { next, voice } = this
    if (!next || this.splicing !== 'lanes' || this.nextAt !== NEVER || voice.isTurning(frame)) return
    const at = Math.max(frame + voice.fadeFrames, this.nextOrigin)
    if (frame > this.nextOrigin) next.blockAt(frame - this.nextOrigin, voice.played)
    if (!next.isPrimedFrom(at - this.nextOrigin)) return
    this.nextAt = at
    this.turnLanes(at)
  }

  private turnLanes(at: number): void {
    this.voice.turn(this.laneTurn.outputs, at)
    this.laneTurn.arrive(at, this.host.latencyFrames)
  }

  /** Asks for a feed from a song frame on; it replaces one that has not sounded yet. */
  private open(startFrame: number): void {
    const replaced = this.next
    if (replaced) this.close(replaced)
    const { queue, request } = openFeed(this.feeds++, this.rateHz, this.streams, startFrame, this.songFrames, this.loop)
    if (replaced) queue.batches.push(...replaced.batches)
    this.next = queue
    this.nextAt = NEVER
    this.splicing = null
    this.laneTurn.end()
    this.host.request(request)
  }

  private close(queue: FeedQueue): void {
    queue.release(this.voice.played)
    this.closeRequest.feed = queue.options.feed
    this.host.request(this.closeRequest)
  }

  /** Decides what happens from `frame`, the next quantum's first, on. */
  private plan(frame: number, frames: number): void {
    if (this.voice.queue && this.voice.isSteady) {
      const end = this.voice.origin + this.voice.queue.options.frames
      const splices = this.splicing === 'loop' && this.nextAt <= end
      if (end < frame + frames && !splices) this.endSong(Math.max(end, frame))
    }
    this.planLanes(frame)
    const isNew = this.nextAt === NEVER && !this.splicing
    if (this.wantsPlay && isNew && this.next?.isPrimed) this.start(this.next, frame)
    const slot = this.laneTurn.release(frame)
    if (slot) this.host.distribute(slot)
  }

  private endSong(frame: number): void {
    this.voice.fadeOut(frame)
    // Where the user is about to be elsewhere, the song only falls silent until that is read.
    if (this.next && !this.splicing) return
    if (this.next) this.close(this.next)
    this.next = null
    this.nextAt = NEVER
    this.splicing = null
    this.laneTurn.end()
    this.wantsPlay = false
    this.restSongFrame = 0
    this.announcer.rest(this.voice.silentFrom, 0)
    this.host.report(this.endedReport)
  }

  private start(queue: FeedQueue, frame: number): void {
    const { voice } = this
    if (voice.isSteady) voice.fadeOut(frame)
    // The monitor fades over the last frames before a reset, and the master's look-ahead has to run dry.
    const drained = voice.silentFrom === NEVER ? 0 : voice.silentFrom + this.host.latencyFrames
    this.nextAt = Math.max(frame + voice.fadeFrames, drained, this.announcer.resetAt)
    this.announcer.start(this.nextAt, queue.options.startFrame, this.loop)
    this.applyBatches(queue, this.nextAt)
  }

  private applyBatches(queue: FeedQueue, frame: number): void {
    for (const batch of queue.batches) {
      batch.applyAtContextFrame = frame
      this.host.distribute(batch)
    }
    queue.batches.length = 0
  }

  private switchFeeds(frame: number): void {
    const { voice, next } = this
    if (voice.queue && frame === voice.silentFrom) this.endVoice()
    if (!next || frame !== this.nextAt) return
    if (voice.queue && !this.splicing) this.endVoice()
    else if (voice.queue) this.close(voice.queue)
    const origin = this.splicing === 'lanes' ? this.nextOrigin : frame
    voice.begin(next, frame, origin, this.splicing !== null)
    this.next = null
    this.nextAt = NEVER
    this.splicing = null
  }

  private endVoice(): void {
    const queue = this.voice.end()
    if (queue) this.close(queue)
  }

  private framesToSwitch(frame: number): number {
    const { voice } = this
    const silence = voice.queue && voice.silentFrom > frame ? voice.silentFrom - frame : Infinity
    const feed = this.next && this.nextAt > frame ? this.nextAt - frame : Infinity
    return Math.min(silence, feed)
  }
}
