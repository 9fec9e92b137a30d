import type { Dsp } from '../engine/dsp'
import type { RenderHost } from '../render/render-host'
import type { StemLibrary } from '../workers/stem-library'

/** What does the work, once it is loaded. */
export interface Engine {
  readonly library: StemLibrary
  readonly dspModule: WebAssembly.Module
  /** An instance for drawn curves: the page's thread never runs it over audio. */
  readonly dsp: Dsp
  readonly renderHost: RenderHost
}

export interface EngineState {
  readonly engine: Engine | null
  readonly error: string | null
}
