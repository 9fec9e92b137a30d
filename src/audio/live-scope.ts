import { OutputBlocks } from './output-blocks'
import { StereoAnalyser } from './stereo-analyser'

/** Where a spectrum is taken: right before and right after the watched processor, or what leaves a strip, by its number. */
export type ScopeTap = 'before' | 'after' | { readonly strip: number }

/** What a scope looks into. */
export interface ScopeGraph {
  readonly context: BaseAudioContext
  readonly strips: readonly AudioNode[]
  /** Its second output has the sound before and after the watched processor, left and right of each. */
  readonly monitor: AudioNode
  isPlaying(): boolean
  isWatching(): boolean
  /** The context frame that is audible now. */
  heardFrame(): number
  /** Asks for the blocks of the master's output, or asks no longer. */
  wantPairs(isWanted: boolean): void
}

/** Frames of a window at 44.1 and 48 kHz; as long in time at higher rates. */
const WINDOW = 8192
/** So long after the last look nobody looks any more. */
const LOOKING_MS = 500

/**
 * The sound, for the eyes: spectra, and the pairs of a goniometer. Analysers are made when they are first asked for; one that
 * nobody reads costs its ring buffer. A read allocates nothing.
 */
export class LiveScope {
  /** Lines of a spectrum: line n stands for n times `lineHz`. */
  readonly lines: number
  readonly lineHz: number
  private readonly graph: ScopeGraph
  private watched: { before: StereoAnalyser; after: StereoAnalyser } | null = null
  private readonly strips: (StereoAnalyser | undefined)[] = []
  private readonly blocks = new OutputBlocks()
  private wantsPairs = false
  private lookedAtMs = 0

  constructor(graph: ScopeGraph) {
    this.graph = graph
    const { sampleRate } = graph.context
    const window = WINDOW * (sampleRate > 100_000 ? 4 : sampleRate > 50_000 ? 2 : 1)
    this.lines = window / 2
    this.lineHz = sampleRate / window
  }

  /**
   * The newest spectrum in dB, `lines` of them: the powers of both channels together, so that nothing cancels; a full-scale
   * sine in both reads 0, in one -3. Not smoothed; -Infinity of silence. False, and `into` as it was, where the song does not
   * play or nothing is watched.
   */
  readSpectrum(tap: ScopeTap, into: Float32Array): boolean {
    if (!this.graph.isPlaying()) return false
    const analyser = typeof tap === 'object' ? this.stripAnalyser(tap.strip) : this.watchedAnalyser(tap)
    analyser?.read(into)
    return analyser !== undefined
  }

  /**
   * The frames of the master's output that are audible now: the last as long as the shorter array is, at most 512, the same
   * in both. False, and both as they were, where the song does not play and until the first ones have come, which is some
   * hundredths of a second after the first look.
   */
  readPairs(left: Float32Array, right: Float32Array): boolean {
    this.lookedAtMs = performance.now()
    if (!this.graph.isPlaying()) return false
    if (!this.wantsPairs) {
      this.wantsPairs = true
      this.blocks.clear()
      this.graph.wantPairs(true)
    }
    return this.blocks.read(this.graph.heardFrame(), left, right)
  }

  /** Takes a block of the master's output that ends before a context frame. */
  receivePairs(contextFrame: number, samples: Float32Array): void {
    this.blocks.receive(contextFrame, samples)
    if (!this.wantsPairs || performance.now() - this.lookedAtMs < LOOKING_MS) return
    this.wantsPairs = false
    this.graph.wantPairs(false)
  }

  private watchedAnalyser(tap: 'before' | 'after'): StereoAnalyser | undefined {
    if (!this.graph.isWatching()) return undefined
    if (!this.watched) {
      const splitter = this.graph.context.createChannelSplitter(4)
      this.graph.monitor.connect(splitter, 1)
      this.watched = { before: this.analyser(splitter, 0), after: this.analyser(splitter, 2) }
    }
    return this.watched[tap]
  }

  private stripAnalyser(index: number): StereoAnalyser | undefined {
    const strip = this.graph.strips[index]
    if (!strip) return undefined
    let analyser = this.strips[index]
    if (!analyser) {
      const splitter = this.graph.context.createChannelSplitter(2)
      strip.connect(splitter, 0)
      analyser = this.analyser(splitter, 0)
      this.strips[index] = analyser
    }
    return analyser
  }

  private analyser(splitter: AudioNode, channel: number): StereoAnalyser {
    return new StereoAnalyser(this.graph.context, splitter, channel, 2 * this.lines)
  }
}
