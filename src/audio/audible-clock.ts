/** A difference that no drift explains: the output was interrupted, and the clock starts anew. */
const JUMP_SECONDS = 0.08
/** How fast the estimate follows: part of the difference that is made up at each reading. */
const FOLLOW = 0.1

/**
 * Which moment of the context's time is leaving the loudspeakers. The context's own clock advances in steps of its
 * buffers, so the page's clock carries it in between. Never runs backwards, except over a jump.
 */
export class AudibleClock {
  private anchorSeconds = 0
  private anchorPageSeconds = 0
  private last = -Infinity

  /** @param contextSeconds the context's time less the output's latency; @param pageSeconds performance.now() / 1000 */
  read(contextSeconds: number, pageSeconds: number, isRunning: boolean): number {
    const carried = this.anchorSeconds + (isRunning ? pageSeconds - this.anchorPageSeconds : 0)
    const difference = contextSeconds - carried
    const hasJumped = Math.abs(difference) > JUMP_SECONDS
    const now = hasJumped ? contextSeconds : carried + difference * FOLLOW
    this.anchorSeconds = now
    this.anchorPageSeconds = pageSeconds
    this.last = hasJumped ? now : Math.max(this.last, now)
    return this.last
  }
}
