// The last blocks of the input, as sound and as the spectra that the convolution sums over.

import { Transform } from './fft'

export class InputHistory {
  readonly frames: i32
  private sound: usize
  private spectra: usize
  private blockBytes: usize

  /** Spectra of the last `parts` blocks of `block` frames; sound for those, the block before them and the one that comes in. */
  constructor(
    private parts: i32,
    block: i32,
  ) {
    this.blockBytes = (<usize>block) << 4
    this.frames = (parts + 2) * block
    this.sound = heap.alloc((<usize>this.frames) << 4)
    this.spectra = heap.alloc(<usize>parts * 2 * this.blockBytes)
    this.clear()
  }

  clear(): void {
    memory.fill(this.sound, 0, (<usize>this.frames) << 4)
    memory.fill(this.spectra, 0, <usize>this.parts * 2 * this.blockBytes)
  }

  /** Where frame `index` (counted modulo `frames`) is. */
  frame(index: i32): usize {
    return this.sound + ((<usize>(index < 0 ? index + this.frames : index)) << 4)
  }

  /** Where the spectrum of block `number` and the one before it is kept, until `parts` blocks later. */
  spectrum(number: i64): usize {
    return this.spectra + <usize>(number % this.parts) * 2 * this.blockBytes
  }

  /** The sound of block `number` and the one before it, to be transformed. */
  load(number: i64, transform: Transform): void {
    const blocks = this.parts + 2
    const newer = this.sound + <usize>(number % blocks) * this.blockBytes
    const older = this.sound + <usize>((number - 1) % blocks) * this.blockBytes
    memory.copy(transform.data, older, this.blockBytes)
    memory.copy(transform.data + this.blockBytes, newer, this.blockBytes)
    transform.begin()
  }

  keep(number: i64, transform: Transform): void {
    memory.copy(this.spectrum(number), transform.data, 2 * this.blockBytes)
  }
}
