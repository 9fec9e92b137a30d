// A pair of FIR filters in parts, as spectra, for two channels that share one complex transform (left real, right imaginary).
// With a = (mid + side)/2 and b = (mid - side)/2, left' = a*left + b*right and right' = a*right + b*left, so for
// z = left + i right the spectrum of the result is  A[k] Z[k] + i B[k] conj(Z[size - k]).
// a and b are real: their spectra are kept up to half the rate only.

function timesReal(x: v128, factor: f64): v128 {
  return f64x2.mul(x, f64x2.splat(factor))
}

export class StereoFilter {
  /** Passes everything: there are no spectra. */
  isFlat: bool = true
  /** Mid and side differ: b is not zero. */
  isSplit: bool = false
  /** Where the convolution leaves a block of frames, and what is heard of the block before. */
  output: usize
  heard: usize
  /** A, and i B. */
  private direct: usize
  private crossed: usize
  private partBytes: usize

  /** `parts` of `block` taps each. */
  constructor(
    parts: i32,
    private block: i32,
  ) {
    this.partBytes = (<usize>(block + 1)) << 4
    const bytes = <usize>parts * this.partBytes
    this.direct = heap.alloc(bytes)
    this.crossed = heap.alloc(bytes)
    // Written to here, so that the system finds the memory now and not while it plays.
    memory.fill(this.direct, 0, bytes)
    memory.fill(this.crossed, 0, bytes)
    this.output = heap.alloc((<usize>block) << 4)
    this.heard = heap.alloc((<usize>block) << 4)
    this.clear()
  }

  clear(): void {
    memory.fill(this.output, 0, (<usize>this.block) << 4)
    memory.fill(this.heard, 0, (<usize>this.block) << 4)
  }

  /** What was put out comes to be heard. */
  turnOver(): void {
    const output = this.output
    this.output = this.heard
    this.heard = output
  }

  /** Takes the transform (2 * block complex numbers) of one part of a + i b. */
  take(part: i32, spectrum: usize): void {
    const direct = this.direct + <usize>part * this.partBytes
    const crossed = this.crossed + <usize>part * this.partBytes
    const size = 2 * this.block
    const conjugate = i64x2(0, i64.MIN_VALUE)
    for (let k = 0; k <= this.block; k++) {
      const offset = (<usize>k) << 4
      const value = v128.load(spectrum + offset)
      const mirrored = v128.xor(v128.load(spectrum + ((<usize>((size - k) & (size - 1))) << 4)), conjugate)
      v128.store(direct + offset, timesReal(f64x2.add(value, mirrored), 0.5))
      v128.store(crossed + offset, timesReal(f64x2.sub(value, mirrored), 0.5))
    }
  }

  /** Adds one part's share of the output to `sums`; `spectrum` is that of the input, both of 2 * block complex numbers. */
  accumulate(part: i32, spectrum: usize, sums: usize): void {
    const bytes = (<usize>this.block) << 4
    let a = this.direct + <usize>part * this.partBytes
    let c = this.crossed + <usize>part * this.partBytes
    this.ends(a, c, spectrum, sums)
    this.ends(a + bytes, c + bytes, spectrum + bytes, sums + bytes)
    const sign = f64x2(-1, 1)
    for (let offset: usize = 16; offset < bytes; offset += 16) {
      const mirror = (bytes << 1) - offset
      const z = v128.load(spectrum + offset)
      const m = v128.load(spectrum + mirror)
      const zSwapped = i64x2.shuffle(z, z, 1, 0)
      const mSwapped = i64x2.shuffle(m, m, 1, 0)
      let real = v128.load64_splat(a + offset)
      let imaginary = f64x2.mul(v128.load64_splat(a + offset, 8), sign)
      let sum = f64x2.add(v128.load(sums + offset), f64x2.mul(z, real))
      let mirrored = f64x2.add(v128.load(sums + mirror), f64x2.mul(m, real))
      sum = f64x2.add(sum, f64x2.mul(zSwapped, imaginary))
      mirrored = f64x2.sub(mirrored, f64x2.mul(mSwapped, imaginary))
      if (this.isSplit) {
        real = f64x2.mul(v128.load64_splat(c + offset), sign)
        imaginary = v128.load64_splat(c + offset, 8)
        sum = f64x2.sub(f64x2.add(sum, f64x2.mul(mSwapped, imaginary)), f64x2.mul(m, real))
        mirrored = f64x2.add(f64x2.add(mirrored, f64x2.mul(zSwapped, imaginary)), f64x2.mul(z, real))
      }
      v128.store(sums + offset, sum)
      v128.store(sums + mirror, mirrored)
    }
  }

  /** 0 Hz and half the rate are their own mirror images: A is real there, and i B imaginary. */
  private ends(a: usize, c: usize, spectrum: usize, sums: usize): void {
    const z = v128.load(spectrum)
    let sum = f64x2.add(v128.load(sums), timesReal(z, load<f64>(a)))
    if (this.isSplit) sum = f64x2.add(sum, timesReal(i64x2.shuffle(z, z, 1, 0), load<f64>(c, 8)))
    v128.store(sums, sum)
  }
}
