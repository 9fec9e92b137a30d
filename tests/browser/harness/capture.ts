import type { BrowserContext, Page } from 'playwright-core'
import { browser } from './page'

/**
 * Listens in on a worklet of the live graph from outside: the page's AudioWorkletNode is watched from before its first
 * line, and a capture node of the test's own is connected to the node's output. The product knows nothing of it.
 */
export async function captureContext(): Promise<BrowserContext> {
  const context = await (await browser()).newContext({
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    // The capture processor comes from a blob, which the page's own policy rightly refuses.
    bypassCSP: true,
  })
  await context.addInitScript(watchNodes)
  return context
}

interface Watched {
  /** The processor's name, or "ears" for what is connected to the speakers. */
  name: string
  node: AudioNode
}

interface Captured {
  frame: number
  left: Float32Array
  right: Float32Array
}

declare global {
  interface Window {
    watchedNodes: Watched[]
    captured: Captured[]
    /** What was rendered before this frame of the context was cleared, however late its message comes. */
    capturedFrom: number
    captureContext: AudioContext | undefined
  }
}

function watchNodes() {
  window.watchedNodes = []
  window.captured = []
  window.capturedFrom = 0
  const Native = window.AudioWorkletNode
  window.AudioWorkletNode = class extends Native {
    constructor(context: BaseAudioContext, name: string, options?: AudioWorkletNodeOptions) {
      super(context, name, options)
      window.watchedNodes.push({ name, node: this })
    }
  }
  const connect = AudioNode.prototype.connect as (this: AudioNode, ...args: unknown[]) => AudioNode
  AudioNode.prototype.connect = function (this: AudioNode, ...args: unknown[]) {
    if (args[0] instanceof AudioDestinationNode) window.watchedNodes.push({ name: 'ears', node: this })
    return connect.apply(this, args)
  } as typeof AudioNode.prototype.connect
}

/** Connects the capture node to the output of the newest node whose name holds `name`. */
export async function startCapture(page: Page, name: string): Promise<void> {
  await page.waitForFunction((wanted) => window.watchedNodes.some((entry) => entry.name.includes(wanted)), name)
  await page.evaluate(async (wanted) => {
    const watched = window.watchedNodes.findLast((entry) => entry.name.includes(wanted))
    if (!watched) throw new Error(`no node is named ${wanted}: ${window.watchedNodes.map((entry) => entry.name)}`)
    const source = `registerProcessor('test-capture', class extends AudioWorkletProcessor {
      process([input]) {
        if (input.length > 0) this.port.postMessage({ frame: currentFrame, left: input[0].slice(), right: (input[1] ?? input[0]).slice() })
        return true
      }
    })`
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
    const context = watched.node.context as AudioContext
    window.captureContext = context
    window.capturedFrom = 0
    await context.audioWorklet.addModule(url)
    const capture = new AudioWorkletNode(context, 'test-capture')
    capture.port.onmessage = ({ data }) => window.captured.push(data)
    // Its own output stays silent; being on the way to the speakers is what keeps it in every quantum.
    watched.node.connect(capture).connect(context.destination)
  }, name)
}

/** Forgets what was captured so far. */
export async function clearCapture(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { captureContext: context } = window
    window.captured = []
    window.capturedFrom = context ? Math.floor(context.currentTime * context.sampleRate) : 0
  })
}

export interface Capture {
  /** Context frame of the first sample. */
  startFrame: number
  left: Float32Array
  right: Float32Array
}

/**
 * The longest stretch that was captured without a gap. A busy browser may skip a node for one quantum, most of all when
 * it has just been connected; what stands on both sides of the skip is still what was played. Who needs a length asks
 * for it: a test says how many frames it compared.
 */
export async function readCapture(page: Page): Promise<Capture> {
  const text = await page.evaluate(() => {
    const runs: Captured[][] = []
    let expected = -1
    for (const block of window.captured) {
      if (block.frame < window.capturedFrom) continue
      if (block.frame !== expected) runs.push([])
      runs.at(-1)?.push(block)
      expected = block.frame + block.left.length
    }
    const framesOf = (run: Captured[]) => run.reduce((sum, block) => sum + block.left.length, 0)
    const blocks = runs.reduce<Captured[]>((best, run) => (framesOf(run) > framesOf(best) ? run : best), [])
    const frames = framesOf(blocks)
    const joined = new Float32Array(frames * 2)
    let at = 0
    for (const block of blocks) {
      joined.set(block.left, at)
      joined.set(block.right, frames + at)
      at += block.left.length
    }
    const bytes = new Uint8Array(joined.buffer)
    let binary = ''
    for (let n = 0; n < bytes.length; n += 32768) binary += String.fromCharCode(...bytes.subarray(n, n + 32768))
    return JSON.stringify({ startFrame: blocks[0]?.frame ?? 0, frames, base64: btoa(binary) })
  })
  const { startFrame, frames, base64 } = JSON.parse(text) as { startFrame: number; frames: number; base64: string }
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'))
  const joined = new Float32Array(bytes.buffer)
  return { startFrame, left: joined.subarray(0, frames), right: joined.subarray(frames) }
}
