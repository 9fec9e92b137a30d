/** Two channels of sound in the making, in float64. */
export class Track {
  readonly left: Float64Array
  readonly right: Float64Array

  constructor(frames: number) {
    this.left = new Float64Array(frames)
    this.right = new Float64Array(frames)
  }

  get frames(): number {
    return this.left.length
  }

  /** One frame into the sum; silently nothing past the end. */
  put(frame: number, left: number, right: number): void {
    if (frame >= this.left.length) return
    this.left[frame] = (this.left[frame] as number) + left
    this.right[frame] = (this.right[frame] as number) + right
  }

  /** A mono sound at a place between the speakers, -1 to 1, with constant power. */
  strike(sound: Float64Array, atFrame: number, gain: number, pan = 0): void {
    const [toLeft, toRight] = panGains(pan)
    for (let i = 0; i < sound.length; i++) {
      const sample = gain * (sound[i] as number)
      this.put(atFrame + i, sample * toLeft, sample * toRight)
    }
  }

  mix(other: Track, gain = 1): void {
    for (let i = 0; i < other.frames; i++) {
      this.put(i, gain * (other.left[i] as number), gain * (other.right[i] as number))
    }
  }

  /** Multiplies by a gain that depends on the frame. */
  shape(gainAt: (frame: number) => number): void {
    for (let i = 0; i < this.frames; i++) {
      const gain = gainAt(i)
      this.left[i] = (this.left[i] as number) * gain
      this.right[i] = (this.right[i] as number) * gain
    }
  }
}

export function panGains(pan: number): [number, number] {
  return [Math.sqrt(1 - pan), Math.sqrt(1 + pan)]
}
