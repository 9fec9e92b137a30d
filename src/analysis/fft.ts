/**
 * Discrete Fourier transform of 2^n complex numbers in place, `exp(-2 pi i k n / N)`, unscaled: decimation in frequency
 * and a bit reversal (W. M. Gentleman, G. Sande, "Fast Fourier Transforms: for fun and profit", 1966).
 */
export class Fft {
  readonly size: number
  private readonly cosines: Float64Array
  private readonly sines: Float64Array

  /** `size`: a power of two, at least 2. */
  constructor(size: number) {
    this.size = size
    const half = size / 2
    this.cosines = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / size))
    this.sines = Float64Array.from({ length: half }, (_, k) => -Math.sin((2 * Math.PI * k) / size))
  }

  transform(real: Float64Array, imaginary: Float64Array): void {
    const { size, cosines, sines } = this
    for (let half = size >> 1, step = 1; half >= 1; half >>= 1, step <<= 1) {
      for (let block = 0; block < size; block += 2 * half) {
        for (let k = 0, turn = 0; k < half; k++, turn += step) {
          const a = block + k
          const b = a + half
          const re = real[a]! - real[b]!
          const im = imaginary[a]! - imaginary[b]!
          real[a]! += real[b]!
          imaginary[a]! += imaginary[b]!
          const cos = cosines[turn]!
          const sin = sines[turn]!
          real[b] = re * cos - im * sin
          imaginary[b] = re * sin + im * cos
        }
      }
    }
    reverseBits(real)
    reverseBits(imaginary)
  }

  /** The inverse, `exp(+2 pi i k n / N)`, unscaled. */
  inverse(real: Float64Array, imaginary: Float64Array): void {
    this.transform(imaginary, real)
  }
}

function reverseBits(values: Float64Array): void {
  const { length } = values
  for (let i = 1, j = 0; i < length; i++) {
    let bit = length >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i >= j) continue
    const value = values[i]!
    values[i] = values[j]!
    values[j] = value
  }
}
