import type { FeedReply, FeedRequest } from '../src/protocol/feed'
import type { ControlBatch, PlayerCommand, PlayerReport } from '../src/protocol/live'
import { graphScope } from './graph-scope'
import { Player, type PlayerHost } from './player'

/** Outputs: one per strip, then one per lane. */
class PlayerProcessor extends AudioWorkletProcessor implements PlayerHost {
  readonly timeline = graphScope.timeline
  private readonly player = new Player(sampleRate, this)
  private feed: MessagePort | null = null
  private quantum = 128

  constructor() {
    super()
    this.port.onmessage = ({ data, ports }: MessageEvent<PlayerCommand>) => {
      if (data.kind === 'connect' && ports[0]) this.connect(ports[0])
      else this.player.command(data, currentFrame + this.quantum)
    }
  }

  get latencyFrames(): number {
    return graphScope.latencyFrames
  }

  distribute(batch: ControlBatch): void {
    graphScope.distribute(batch)
  }

  report(report: PlayerReport): void {
    this.port.postMessage(report)
  }

  request(request: FeedRequest, transfer?: ArrayBuffer[]): void {
    if (transfer) this.feed?.postMessage(request, transfer)
    else this.feed?.postMessage(request)
  }

  process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    this.quantum = outputs[0]?.[0]?.length ?? 128
    this.player.process(outputs, currentFrame, this.quantum)
    return true
  }

  private connect(port: MessagePort): void {
    this.feed = port
    port.onmessage = ({ data }: MessageEvent<FeedReply>) => this.player.receive(data)
  }
}

registerProcessor('tutti-player', PlayerProcessor)
