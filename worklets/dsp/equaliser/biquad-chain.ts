// Runs stages in order over a buffer, on a control grid counted from reset so that block sizes never show.
// Stages at rest are gathered and run up to four sections a pass; a stage that moves runs by itself meanwhile.

import { BOTH_LANES } from './biquad'
import { run1, run2, run3, run4 } from './biquad-kernels'
import { BiquadStage } from './biquad-stage'

/** States are checked for denormals this often, in frames: a multiple of the control grid. */
export const FLUSH_FRAMES: i32 = 512

export class BiquadChain {
  readonly stages: BiquadStage[] = []
  private pending: StaticArray<usize> = new StaticArray<usize>(4)
  private pendingCount: i32 = 0
  private scratch: usize = heap.alloc((<usize>FLUSH_FRAMES) << 4)

  /** Whether any stage from `first` on moves. */
  isMoving(): bool {
    for (let i = 0; i < this.stages.length; i++) {
      if (unchecked(this.stages[i]).isMoving) return true
    }
    return false
  }

  isRunning(first: i32, end: i32): bool {
    for (let i = first; i < end; i++) {
      if (unchecked(this.stages[i]).running) return true
    }
    return false
  }

  /** Whether any stage works on the middle or the side. */
  hasMidSide(first: i32, end: i32): bool {
    for (let i = first; i < end; i++) {
      const stage = unchecked(this.stages[i])
      if (stage.running && stage.lanes !== BOTH_LANES) return true
    }
    return false
  }

  /** Whether anything of those stages is heard. */
  isMidSideAudible(first: i32, end: i32): bool {
    for (let i = first; i < end; i++) {
      const stage = unchecked(this.stages[i])
      if (stage.isAudible && stage.lanes !== BOTH_LANES) return true
    }
    return false
  }

  reset(): void {
    for (let i = 0; i < this.stages.length; i++) unchecked(this.stages[i]).reset()
  }

  control(): void {
    for (let i = 0; i < this.stages.length; i++) unchecked(this.stages[i]).control()
  }

  flush(): void {
    for (let i = 0; i < this.stages.length; i++) {
      const stage = unchecked(this.stages[i])
      if (stage.running) stage.flush()
    }
  }

  /** Stages first..end over at most FLUSH_FRAMES frames: those of left and right, or those of the middle and the side. */
  run(first: i32, end: i32, buffer: usize, frames: i32, midSide: bool = false): void {
    for (let i = first; i < end; i++) {
      const stage = unchecked(this.stages[i])
      if (!stage.running || (stage.lanes !== BOTH_LANES) !== midSide) continue
      if (stage.isPlain) {
        for (let s = 0; s < stage.sectionCount; s++) {
          this.pending[this.pendingCount++] = stage.sections[s].lanes
          if (this.pendingCount === 4) this.runPending(buffer, frames)
        }
      } else {
        this.runPending(buffer, frames)
        stage.processMoving(buffer, frames, this.scratch)
      }
    }
    this.runPending(buffer, frames)
  }

  private runPending(buffer: usize, frames: i32): void {
    const p = this.pending
    const count = this.pendingCount
    this.pendingCount = 0
    if (count === 4) {
      run4(buffer, frames, unchecked(p[0]), unchecked(p[1]), unchecked(p[2]), unchecked(p[3]))
    } else if (count === 3) {
      run3(buffer, frames, unchecked(p[0]), unchecked(p[1]), unchecked(p[2]))
    } else if (count === 2) {
      run2(buffer, frames, unchecked(p[0]), unchecked(p[1]))
    } else if (count === 1) {
      run1(buffer, frames, unchecked(p[0]))
    }
  }
}
