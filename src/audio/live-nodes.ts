import workletUrl from '../../worklets/live.worklet.ts?worker&url'
import { MAX_LANES } from '../protocol/listening'
import type { ReadyReport } from '../protocol/live'
import { MAX_GROUPS, type SessionDoc } from '../session/document'
import { isLinearPhase } from '../session/linear-phase'
import { allControls, NEW_LISTENING } from './control-changes'

/** Of the monitor's second output: left and right before the watched processor, left and right after it. */
const SCOPE_CHANNELS = 4

/** Longer than any start that will still succeed. */
const READY_TIMEOUT_MS = 10_000

/** The nodes of a graph, connected from the player to the monitor. */
export interface LiveNodes {
  player: AudioWorkletNode
  strips: AudioWorkletNode[]
  master: AudioWorkletNode
  monitor: AudioWorkletNode
  /** Frames from the player's output to the master's. */
  latencyFrames: number
}

/** A context of our own at the session's rate. */
export function createContext(rateHz: number): AudioContext {
  try {
    return new AudioContext({ sampleRate: rateHz, latencyHint: 'interactive' })
  } catch (cause) {
    throw new Error(`This browser cannot play at ${rateHz} Hz.`, { cause })
  }
}

/** Loads the worklets and builds the graph; the session's controls are in place before the first quantum. */
export async function createNodes(
  context: AudioContext,
  session: SessionDoc,
  module: WebAssembly.Module,
  onError: (node: string) => void,
): Promise<LiveNodes> {
  await context.audioWorklet.addModule(workletUrl)
  const stereo = (count: number) => Array.from({ length: count }, () => 2)
  const make = (name: string, inputs: number, channels: number[], processorOptions: object) => {
    const node = new AudioWorkletNode(context, name, {
      numberOfInputs: inputs,
      numberOfOutputs: channels.length,
      outputChannelCount: channels,
      channelCount: 2,
      channelCountMode: 'explicit',
      processorOptions,
    })
    // Chromium tells the handler only, not a listener that was added (measured).
    node.onprocessorerror = () => onError(name)
    return node
  }
  const batch = allControls(session, NEW_LISTENING)
  const player = make('tutti-player', 0, stereo(MAX_GROUPS + MAX_LANES), {})
  const strips = Array.from({ length: MAX_GROUPS }, (_, index) =>
    make('tutti-group-strip', 1, stereo(3), { module, index, batch }),
  )
  const master = make('tutti-master-bus', MAX_GROUPS, stereo(2), {
    module,
    batch,
    linearPhase: isLinearPhase(session),
  })
  const monitor = make('tutti-monitor', 3 + MAX_GROUPS + MAX_LANES, [2, SCOPE_CHANNELS], { module, groups: MAX_GROUPS })
  const ready = readyReport(monitor)

  strips.forEach((strip, index) => {
    player.connect(strip, index, 0)
    strip.connect(master, 0, index)
    strip.connect(monitor, 1, index + 1)
    // At most one of them sounds: their sum needs no order.
    strip.connect(monitor, 2, 1 + MAX_GROUPS + MAX_LANES)
  })
  master.connect(monitor, 0, 0)
  master.connect(monitor, 1, 2 + MAX_GROUPS + MAX_LANES)
  for (let output = MAX_GROUPS; output < MAX_GROUPS + MAX_LANES; output++) player.connect(monitor, output, output + 1)
  return { player, strips, master, monitor, latencyFrames: (await ready).latencyFrames }
}

/** A script that throws still loads, and a node that cannot be made is only silent: this word means that all stand. */
function readyReport(monitor: AudioWorkletNode): Promise<ReadyReport> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The audio engine did not start.')), READY_TIMEOUT_MS)
    monitor.port.onmessage = ({ data }: MessageEvent<ReadyReport>) => {
      clearTimeout(timer)
      resolve(data)
    }
  })
}
