import type { SessionDoc } from '../session/document'

/** Where the samples come from: a port to a feeder beside the stored stems. */
export interface FeedLibrary {
  connectFeed(): MessagePort
}

export interface LiveState {
  playing: boolean
  /** The player waits for samples: silence sounds in their place. */
  starved: boolean
  /** 'interrupted' and 'suspended' are the system's doing, or that no gesture has allowed sound yet. */
  context: AudioContextState
  error: string | null
}

export interface LiveGraphOptions {
  session: SessionDoc
  library: FeedLibrary
  dspModule: WebAssembly.Module
}
