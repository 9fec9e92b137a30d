import type { Volume } from 'tone'

/** Seconds over which the monitor's volume moves. */
const VOLUME_RAMP_SECONDS = 0.05

/**
 * The life of the audio context, the volume of the ears, and the page's events in time with the sound: the only place
 * that knows Tone. Its transport is not used: it counts in ticks of 2.6 ms, and the player counts samples.
 */
export class Transport {
  private readonly tone: typeof import('tone')
  private readonly wrapped: InstanceType<typeof import('tone').Context>
  private readonly volume: Volume

  private constructor(tone: typeof import('tone'), context: AudioContext) {
    this.tone = tone
    // Its ticker drives scheduling that we do not use: a slow timer does, and no worker from a blob is needed.
    this.wrapped = new tone.Context({ context, clockSource: 'timeout', lookAhead: 0, updateInterval: 0.1 })
    tone.setContext(this.wrapped)
    this.volume = new tone.Volume(0).toDestination()
  }

  /** Wraps a context that we made ourselves: one that Tone makes does not take AudioWorkletNodes. */
  static async wrap(context: AudioContext): Promise<Transport> {
    Object.assign(globalThis, { TONE_SILENCE_LOGGING: true })
    const isFirst = !loaded
    loaded ??= import('tone')
    const tone = await loaded
    // Tone makes a context of its own as it is imported. It is not needed.
    if (isFirst) tone.getContext().dispose()
    return new Transport(tone, context)
  }

  /** Sends a node to the ears. */
  connect(node: AudioNode): void {
    this.tone.connect(node, this.volume)
  }

  /** Lets the context run; browsers allow it only in answer to a gesture. */
  async start(): Promise<void> {
    if (this.wrapped.state !== 'running') await this.wrapped.resume()
  }

  setMonitorGainDb(gainDb: number): void {
    this.volume.volume.rampTo(gainDb, VOLUME_RAMP_SECONDS)
  }

  /** Calls back on the animation frame nearest to a moment of the context's time. */
  whenAudible(contextSeconds: number, callback: () => void): void {
    this.wrapped.draw.schedule(callback, contextSeconds)
  }

  /** Closes the context too. */
  dispose(): void {
    this.volume.dispose()
    this.wrapped.dispose()
  }
}

let loaded: Promise<typeof import('tone')> | undefined
