interface Leap {
  readonly contextFrame: number
  readonly songFrame: number
}

/**
 * Starts, seeks and stops that are announced and not heard yet. A later announcement takes back what was to happen at or
 * after its frame, as the timeline does: a song that stops and is sent to its start while it fades out stands there.
 */
export class ComingLeaps {
  private readonly listeners = new Set<(songFrame: number) => void>()
  private readonly whenAudible: (contextFrame: number, tell: () => void) => void
  private coming: Leap[] = []

  /** @param whenAudible calls `tell` as soon as a context frame is heard */
  constructor(whenAudible: (contextFrame: number, tell: () => void) => void) {
    this.whenAudible = whenAudible
  }

  /** Returns how to stop that. */
  listen(listener: (songFrame: number) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  announce({ contextFrame, songFrame }: Leap): void {
    const leap = { contextFrame, songFrame }
    this.coming = this.coming.filter((earlier) => earlier.contextFrame < contextFrame)
    this.coming.push(leap)
    this.whenAudible(contextFrame, () => {
      const at = this.coming.indexOf(leap)
      if (at < 0) return
      this.coming.splice(0, at + 1)
      for (const listener of this.listeners) listener(songFrame)
    })
  }

  dispose(): void {
    this.listeners.clear()
    this.coming = []
  }
}
