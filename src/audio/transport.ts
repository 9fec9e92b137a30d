/** Time constant of the ears' volume: 99 % of the way in 50 ms. A target may be moved at any time without a step. */
const VOLUME_SECONDS = 0.011

/**
 * The life of the audio context, the volume of the ears, and the page's events in time with the sound: the only place
 * that knows Tone. Its transport is not used: it counts in ticks of 2.6 ms, and the player counts samples. Nor is its
 * volume: its ramps call what Firefox does not have (`cancelAndHoldAtTime`).
 */
export class Transport {
  private readonly wrapped: InstanceType<typeof import('tone').Context>
  private readonly draw: ReturnType<typeof import('tone').getDraw>
  private readonly volume: GainNode

  private constructor(tone: typeof import('tone'), context: AudioContext) {
    giveListenerParams(context)
    // Its ticker drives scheduling that we do not use: a slow timer does, and no worker from a blob is needed.
    this.wrapped = new tone.Context({ context, clockSource: 'timeout', lookAhead: 0, updateInterval: 0.1 })
    tone.setContext(this.wrapped)
    // Asked for once: with it comes Tone's own way to the speakers, which nothing uses.
    this.draw = this.wrapped.draw
    this.volume = new GainNode(context)
    this.volume.connect(context.destination)
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
    node.connect(this.volume)
  }

  /** Lets the context run; browsers allow it only in answer to a gesture. */
  async start(): Promise<void> {
    if (this.wrapped.state !== 'running') await this.wrapped.resume()
  }

  setMonitorGainDb(gainDb: number): void {
    const { gain, context } = this.volume
    gain.setTargetAtTime(10 ** (gainDb / 20), context.currentTime, VOLUME_SECONDS)
  }

  /** Calls back on the animation frame nearest to a moment of the context's time. */
  whenAudible(contextSeconds: number, callback: () => void): void {
    this.draw.schedule(callback, contextSeconds)
  }

  /** Closes the context too. */
  dispose(): void {
    this.volume.disconnect()
    this.wrapped.dispose()
  }
}

let loaded: Promise<typeof import('tone')> | undefined

const LISTENER_PARAMS = ['position', 'forward', 'up'].flatMap((name) => ['X', 'Y', 'Z'].map((axis) => name + axis))

/**
 * Tone asks every context for the parameters of its listener, which Firefox's has not (Tone.js issue 1457), and refuses
 * to go on without. Nothing here is placed in space: it gets parameters that lead nowhere.
 */
function giveListenerParams(context: AudioContext): void {
  for (const name of LISTENER_PARAMS) {
    if (name in context.listener) continue
    Object.defineProperty(context.listener, name, { value: new GainNode(context).gain })
  }
}
