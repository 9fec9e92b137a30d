// Left and right to middle (first lane) and side (second), and back.

/** `to` becomes (left + right) / 2, (left - right) / 2. */
export function encodeMidSide(from: usize, to: usize, frames: i32): void {
  const half = f64x2.splat(0.5)
  const bytes = (<usize>frames) << 4
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(to + at, f64x2.mul(sumAndDifference(v128.load(from + at)), half))
  }
}

/** `to` becomes middle + side, middle - side. */
export function decodeMidSide(from: usize, to: usize, frames: i32): void {
  const bytes = (<usize>frames) << 4
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(to + at, sumAndDifference(v128.load(from + at)))
  }
}

function sumAndDifference(pair: v128): v128 {
  const turned = i64x2.shuffle(pair, pair, 1, 0)
  return i64x2.shuffle(f64x2.add(pair, turned), f64x2.sub(pair, turned), 0, 2)
}
