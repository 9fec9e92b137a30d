// One pass through the network's matrix: absorption, taps to the output, Hadamard transform of order 16, input.
// Lines lie in pairs in two lanes; line i has the bits x3 x2 x1 x0, of which x0 is the lane.
// Signs of inputs and outputs are bent functions (Rothaus 1976), (-1)^(x0 x1 + x2 x3) and (-1)^(x0 x2 + x1 x3): they meet
// every row of the matrix alike. Left and right differ by a balanced linear function, so they are orthogonal: the two
// returns are uncorrelated and equally strong, and half of the lines, short and long ones, are left in their sum.

/** Less than this on its way back to a line is 0: a tail ends, before it becomes denormal. */
const TINY: f64 = 1e-36

/** Line pair `p` in the frame at `at`, filtered; the state goes on. */
function absorb(at: usize, coefficients: usize, states: usize): v128 {
  const x = v128.load(at)
  const s = v128.load(states)
  v128.store(states, f64x2.sub(f64x2.mul(v128.load(coefficients, 16), x), f64x2.mul(v128.load(coefficients, 32), s)))
  return f64x2.add(f64x2.mul(v128.load(coefficients), x), s)
}

/** Both lanes' sum and difference. */
function butterfly(x: v128, minus: v128): v128 {
  return f64x2.add(v128.shuffle<f64>(x, x, 0, 0), f64x2.mul(v128.shuffle<f64>(x, x, 1, 1), minus))
}

/**
 * `buffer`: interleaved stereo f64, input replaced by output. `matrix`: 16 f64 a frame, from the lines, replaced by what
 * goes back to them. `coefficients` as in absorption.ts; `states`: 16 f64.
 */
export function hadamardSegment(buffer: usize, frames: i32, matrix: usize, coefficients: usize, states: usize): void {
  const minus = f64x2.replace_lane(f64x2.splat(1), 1, -1)
  const tiny = f64x2.splat(TINY)
  const gain = v128.load(coefficients, 384)
  const end = buffer + ((<usize>frames) << 4)
  for (let at = buffer; at < end; at += 16) {
    const p0 = absorb(matrix, coefficients, states)
    const p1 = absorb(matrix + 16, coefficients + 48, states + 16)
    const p2 = absorb(matrix + 32, coefficients + 96, states + 32)
    const p3 = absorb(matrix + 48, coefficients + 144, states + 48)
    const p4 = absorb(matrix + 64, coefficients + 192, states + 64)
    const p5 = absorb(matrix + 80, coefficients + 240, states + 80)
    const p6 = absorb(matrix + 96, coefficients + 288, states + 96)
    const p7 = absorb(matrix + 112, coefficients + 336, states + 112)

    const input = f64x2.mul(v128.load(at), gain)
    // (l + r, l - r) for the lines with x3 = 0, (l - r, l + r) for the others; `...Turned`: second lane's sign turned.
    const even = f64x2.add(
      v128.shuffle<f64>(input, input, 0, 0),
      f64x2.mul(v128.shuffle<f64>(input, input, 1, 1), minus),
    )
    const odd = v128.shuffle<f64>(even, even, 1, 0)
    const evenTurned = f64x2.mul(even, minus)
    const oddTurned = f64x2.mul(odd, minus)

    const e = f64x2.add(p0, p4)
    const o = f64x2.sub(p1, p5)
    const f = f64x2.add(p2, p6)
    const g = f64x2.sub(p3, p7)
    const a = f64x2.add(e, o)
    const b = f64x2.sub(e, o)
    const c = f64x2.add(f, g)
    const d = f64x2.sub(g, f)
    const sums = f64x2.add(v128.shuffle<f64>(a, b, 0, 2), v128.shuffle<f64>(a, b, 1, 3))
    const differences = f64x2.sub(v128.shuffle<f64>(c, d, 0, 2), v128.shuffle<f64>(c, d, 1, 3))
    v128.store(at, f64x2.add(sums, differences))

    const a0 = f64x2.add(p0, p1)
    const a1 = f64x2.sub(p0, p1)
    const a2 = f64x2.add(p2, p3)
    const a3 = f64x2.sub(p2, p3)
    const a4 = f64x2.add(p4, p5)
    const a5 = f64x2.sub(p4, p5)
    const a6 = f64x2.add(p6, p7)
    const a7 = f64x2.sub(p6, p7)
    const b0 = f64x2.add(a0, a2)
    const b1 = f64x2.add(a1, a3)
    const b2 = f64x2.sub(a0, a2)
    const b3 = f64x2.sub(a1, a3)
    const b4 = f64x2.add(a4, a6)
    const b5 = f64x2.add(a5, a7)
    const b6 = f64x2.sub(a4, a6)
    const b7 = f64x2.sub(a5, a7)
    put(matrix, butterfly(f64x2.add(b0, b4), minus), even, tiny)
    put(matrix + 16, butterfly(f64x2.add(b1, b5), minus), evenTurned, tiny)
    put(matrix + 32, butterfly(f64x2.add(b2, b6), minus), even, tiny)
    put(matrix + 48, butterfly(f64x2.add(b3, b7), minus), evenTurned, tiny)
    put(matrix + 64, butterfly(f64x2.sub(b0, b4), minus), odd, tiny)
    put(matrix + 80, butterfly(f64x2.sub(b1, b5), minus), oddTurned, tiny)
    put(matrix + 96, butterfly(f64x2.sub(b2, b6), minus), f64x2.neg(odd), tiny)
    put(matrix + 112, butterfly(f64x2.sub(b3, b7), minus), f64x2.neg(oddTurned), tiny)
    matrix += 128
  }
}

function put(at: usize, mixed: v128, input: v128, tiny: v128): void {
  const sum = f64x2.add(mixed, input)
  v128.store(at, v128.and(sum, f64x2.gt(f64x2.abs(sum), tiny)))
}
