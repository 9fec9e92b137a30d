// Discrete Fourier transform of 2^n complex numbers, in passes that can be run bit by bit: the Stockham auto-sort form
// with radix-4 butterflies, decimation in frequency (C. Van Loan, "Computational Frameworks for the Fast Fourier
// Transform", SIAM 1992, sections 1.7 and 2.4). Complex numbers are f64x2 lanes, which is also what a stereo frame is.

/** X times a number given as its real part in both lanes and its imaginary part with the lower lane negated. */
function times(x: v128, real: v128, imaginary: v128): v128 {
  return f64x2.add(f64x2.mul(x, real), f64x2.mul(i64x2.shuffle(x, x, 1, 0), imaginary))
}

export class Fft {
  readonly passes: i32
  /** exp(-2 pi i k / size) for k up to 3/4 of the size. */
  readonly turns: usize
  private quarterBytes: usize

  /** `size`: a power of two, at least 4. */
  constructor(readonly size: i32) {
    const bits = 31 - clz(size)
    this.passes = (bits + 1) >> 1
    this.quarterBytes = (<usize>size) << 2
    const count = (size >> 2) * 3
    this.turns = heap.alloc((<usize>count) << 4)
    for (let k = 0; k < count; k++) {
      const angle = (2 * NativeMath.PI * <f64>k) / <f64>size
      const at = this.turns + ((<usize>k) << 4)
      store<f64>(at, NativeMath.cos(angle))
      store<f64>(at, -NativeMath.sin(angle), 8)
    }
  }

  /** Butterflies first..end of a pass; each pass has size / 4 of them. */
  pass(index: i32, first: i32, end: i32, from: usize, to: usize): void {
    if ((1 << (2 * index)) << 1 === this.size) this.halves(first, end, from, to)
    else this.quarters(2 * index, first, end, from, to)
  }

  private quarters(strideBits: i32, first: i32, end: i32, from: usize, to: usize): void {
    const quarter = this.quarterBytes
    const stride: usize = (<usize>1) << (4 + strideBits)
    const turns = this.turns
    // Multiplies by i.
    const quarterTurn = i64x2(i64.MIN_VALUE, 0)
    let i = first
    while (i < end) {
      const p = i >> strideBits
      const stop = min(end, (p + 1) << strideBits)
      const step = (<usize>(p << strideBits)) << 4
      const sign = f64x2(-1, 1)
      const real1 = v128.load64_splat(turns + step)
      const imaginary1 = f64x2.mul(v128.load64_splat(turns + step, 8), sign)
      const real2 = v128.load64_splat(turns + 2 * step)
      const imaginary2 = f64x2.mul(v128.load64_splat(turns + 2 * step, 8), sign)
      const real3 = v128.load64_splat(turns + 3 * step)
      const imaginary3 = f64x2.mul(v128.load64_splat(turns + 3 * step, 8), sign)
      let x = from + ((<usize>i) << 4)
      let y = to + ((<usize>(i + 3 * (p << strideBits))) << 4)
      for (; i < stop; i++) {
        const a = v128.load(x)
        const b = v128.load(x + quarter)
        const c = v128.load(x + 2 * quarter)
        const d = v128.load(x + 3 * quarter)
        const sum = f64x2.add(a, c)
        const difference = f64x2.sub(a, c)
        const otherSum = f64x2.add(b, d)
        const other = f64x2.sub(b, d)
        const turned = v128.xor(i64x2.shuffle(other, other, 1, 0), quarterTurn)
        v128.store(y, f64x2.add(sum, otherSum))
        v128.store(y + stride, times(f64x2.sub(difference, turned), real1, imaginary1))
        v128.store(y + 2 * stride, times(f64x2.sub(sum, otherSum), real2, imaginary2))
        v128.store(y + 3 * stride, times(f64x2.add(difference, turned), real3, imaginary3))
        x += 16
        y += 16
      }
    }
  }

  /** The last pass of an odd power of two: pairs instead of fours, two for each butterfly counted. */
  private halves(first: i32, end: i32, from: usize, to: usize): void {
    const half = this.quarterBytes << 1
    const stop = (<usize>end) << 5
    for (let at = (<usize>first) << 5; at < stop; at += 16) {
      const a = v128.load(from + at)
      const b = v128.load(from + at + half)
      v128.store(to + at, f64x2.add(a, b))
      v128.store(to + at + half, f64x2.sub(a, b))
    }
  }
}

/** One transform under way, with buffers of its own. */
export class Transform {
  /** Where the input goes before `begin`, and where the result is once done. */
  data: usize
  private other: usize
  private pass: i32 = 0
  private next: i32 = 0

  constructor(readonly fft: Fft) {
    const bytes = (<usize>fft.size) << 4
    this.data = heap.alloc(bytes)
    this.other = heap.alloc(bytes)
    // Written to here, so that the system finds the memory now and not while it plays.
    memory.fill(this.data, 0, bytes)
    memory.fill(this.other, 0, bytes)
  }

  begin(): void {
    this.pass = 0
    this.next = 0
  }

  get isDone(): bool {
    return this.pass === this.fft.passes
  }

  /** At most so many butterflies, all in one pass. */
  step(butterflies: i32): void {
    const count = this.fft.size >> 2
    const end = min(this.next + butterflies, count)
    this.fft.pass(this.pass, this.next, end, this.data, this.other)
    this.next = end
    if (end < count) return
    this.next = 0
    this.pass += 1
    const result = this.other
    this.other = this.data
    this.data = result
  }

  stepPass(): void {
    this.step(this.fft.size >> 2)
  }
}
