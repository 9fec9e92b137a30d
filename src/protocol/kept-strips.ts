/**
 * Rendered strips that are kept, by what made them. All is in chunks of one length: the left channel's floats, then
 * the right one's; a last chunk that is not full ends in silence.
 */
export interface KeptStrips {
  /** What is kept under a key, if it is at least so many chunks; null where it is not. */
  find(key: string, chunks: number): Promise<KeptStrip | null>
  /**
   * Begins to keep; null where there is no room for it. `song`: the keys of all strips of the song, this one among them:
   * they do not make room for each other, and where not all have room the first ones are kept.
   */
  begin(key: string, bytes: number, song: readonly string[]): Promise<StripKeeper | null>
}

export interface KeptStrip {
  /** Fills `into`, a whole chunk. */
  read(chunk: number, into: Float32Array): Promise<void>
  close(): void
}

export interface StripKeeper {
  /** Copies the next chunk. After a failure of the disk it does nothing. */
  append(chunk: Float32Array): void
  /** All chunks are there. */
  commit(): Promise<void>
  discard(): Promise<void>
}
