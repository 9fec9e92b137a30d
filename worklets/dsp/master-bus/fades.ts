// Start, end, fade in and fade out of the master: raised cosines that depend on the song frame alone, so that a seek,
// a loop or a render of any part gives the same samples. Turned while playing, old and new shape are cross-faded.
import { multiply } from '../maths/multiply'
import { raisedCosine } from '../maths/raised-cosine'
import { Smoothed } from '../maths/smoothed'
import { SongDelay } from '../maths/song-delay'

export class FadeShape {
  startFrame: f64 = 0
  endFrame: f64 = 0
  inFrames: f64 = 0
  outFrames: f64 = 0

  copyFrom(other: FadeShape): void {
    this.startFrame = other.startFrame
    this.endFrame = other.endFrame
    this.inFrames = other.inFrames
    this.outFrames = other.outFrames
  }

  equals(other: FadeShape): bool {
    return (
      this.startFrame === other.startFrame &&
      this.endFrame === other.endFrame &&
      this.inFrames === other.inFrames &&
      this.outFrames === other.outFrames
    )
  }

  /** True where every frame from `first` to `last` passes at 1. */
  isOpen(first: f64, last: f64): bool {
    return first >= this.startFrame + this.inFrames && last < this.endFrame - this.outFrames
  }

  gainAt(songFrame: f64): f64 {
    if (songFrame < this.startFrame || songFrame >= this.endFrame) return 0
    const since = songFrame + 0.5 - this.startFrame
    const left = this.endFrame - 0.5 - songFrame
    let gain: f64 = 1
    if (since < this.inFrames) gain = raisedCosine(since / this.inFrames)
    if (left < this.outFrames) gain *= raisedCosine(left / this.outFrames)
    return gain
  }
}

export class Fades {
  private shape: FadeShape = new FadeShape()
  private coming: FadeShape = new FadeShape()
  private wanted: FadeShape = new FadeShape()
  private songFrames: f64 = 9007199254740991
  private startSeconds: f64 = 0
  private endSeconds: f64 = 0
  private inSeconds: f64 = 0
  private outSeconds: f64 = 0
  private change: Smoothed
  private position: SongDelay
  /** One f64 a frame: what the last block was multiplied by. */
  readonly gains: usize

  /** `delayFrames`: by how much the sound is late, against the song frames that `process` is told. */
  constructor(
    private rateHz: f64,
    maxBlock: i32,
    delayFrames: i32,
  ) {
    this.position = new SongDelay(delayFrames)
    this.gains = heap.alloc((<usize>maxBlock) << 3)
    this.change = new Smoothed(<i32>NativeMath.round(0.01 * rateHz))
    this.update()
    this.reset()
  }

  /** Length of the song: where `endSeconds` is counted from. */
  setSongFrames(frames: f64): void {
    this.songFrames = frames
    this.update()
  }

  setTargets(startSeconds: f64, endSeconds: f64, inSeconds: f64, outSeconds: f64): void {
    this.startSeconds = startSeconds
    this.endSeconds = endSeconds
    this.inSeconds = inSeconds
    this.outSeconds = outSeconds
    this.update()
  }

  reset(): void {
    this.shape.copyFrom(this.wanted)
    this.coming.copyFrom(this.wanted)
    this.change.snap(0)
    this.position.reset()
  }

  /** In place, interleaved stereo f64; `songFrame` is that of the frame that enters the delay with the first one. */
  process(buffer: usize, frames: i32, songFrame: f64): void {
    this.position.enter(songFrame)
    let gains = this.gains
    for (let left = frames; left > 0; ) {
      const leaving = this.position.leaving
      const n = this.position.run(left)
      this.fillGains(gains, n, leaving)
      gains += (<usize>n) << 3
      left -= n
    }
    multiply(buffer, this.gains, frames)
  }

  private fillGains(gains: usize, frames: i32, songFrame: f64): void {
    const isOpen =
      this.change.isAtRest &&
      this.shape.equals(this.wanted) &&
      this.shape.isOpen(songFrame, songFrame + <f64>(frames - 1))
    for (let i: i32 = 0; i < frames; i++) {
      store<f64>(gains + ((<usize>i) << 3), isOpen ? 1 : this.gainAt(songFrame + <f64>i))
    }
  }

  private gainAt(songFrame: f64): f64 {
    if (this.change.isAtRest && !this.shape.equals(this.wanted)) {
      this.coming.copyFrom(this.wanted)
      this.change.snap(0)
      this.change.setTarget(1)
    }
    const gain = this.shape.gainAt(songFrame)
    if (this.change.isAtRest) return gain
    const weight = this.change.next()
    const mixed = gain + (this.coming.gainAt(songFrame) - gain) * weight
    if (this.change.isAtRest) this.shape.copyFrom(this.coming)
    return mixed
  }

  private update(): void {
    const wanted = this.wanted
    wanted.startFrame = NativeMath.round(this.startSeconds * this.rateHz)
    wanted.endFrame = this.songFrames - NativeMath.round(this.endSeconds * this.rateHz)
    wanted.inFrames = NativeMath.round(this.inSeconds * this.rateHz)
    wanted.outFrames = NativeMath.round(this.outSeconds * this.rateHz)
  }
}
