// Fused kernels: one to four sections in one pass over interleaved stereo f64, two channels in two lanes.
// The arithmetic of a section is the same in all of them, so how sections are grouped never changes a bit.
// Memory layout of a section: biquad.ts.

export function run1(buffer: usize, frames: i32, p0: usize): void {
  let u0 = v128.load(p0, 0)
  let w0 = v128.load(p0, 16)
  const end = buffer + ((<usize>frames) << 4)
  for (let at = buffer; at < end; at += 16) {
    const x = v128.load(at)
    const y = f64x2.add(f64x2.mul(v128.load(p0, 32), x), u0)
    const t0 = f64x2.add(f64x2.mul(v128.load(p0, 48), x), w0)
    w0 = f64x2.sub(f64x2.mul(v128.load(p0, 64), x), f64x2.mul(v128.load(p0, 96), u0))
    u0 = f64x2.sub(t0, f64x2.mul(v128.load(p0, 80), u0))
    v128.store(at, y)
  }
  v128.store(p0, u0, 0)
  v128.store(p0, w0, 16)
}

export function run2(buffer: usize, frames: i32, p0: usize, p1: usize): void {
  let u0 = v128.load(p0, 0)
  let w0 = v128.load(p0, 16)
  let u1 = v128.load(p1, 0)
  let w1 = v128.load(p1, 16)
  const end = buffer + ((<usize>frames) << 4)
  for (let at = buffer; at < end; at += 16) {
    let x = v128.load(at)
    let y = f64x2.add(f64x2.mul(v128.load(p0, 32), x), u0)
    const t0 = f64x2.add(f64x2.mul(v128.load(p0, 48), x), w0)
    w0 = f64x2.sub(f64x2.mul(v128.load(p0, 64), x), f64x2.mul(v128.load(p0, 96), u0))
    u0 = f64x2.sub(t0, f64x2.mul(v128.load(p0, 80), u0))
    x = y
    y = f64x2.add(f64x2.mul(v128.load(p1, 32), x), u1)
    const t1 = f64x2.add(f64x2.mul(v128.load(p1, 48), x), w1)
    w1 = f64x2.sub(f64x2.mul(v128.load(p1, 64), x), f64x2.mul(v128.load(p1, 96), u1))
    u1 = f64x2.sub(t1, f64x2.mul(v128.load(p1, 80), u1))
    v128.store(at, y)
  }
  v128.store(p0, u0, 0)
  v128.store(p0, w0, 16)
  v128.store(p1, u1, 0)
  v128.store(p1, w1, 16)
}

export function run3(buffer: usize, frames: i32, p0: usize, p1: usize, p2: usize): void {
  let u0 = v128.load(p0, 0)
  let w0 = v128.load(p0, 16)
  let u1 = v128.load(p1, 0)
  let w1 = v128.load(p1, 16)
  let u2 = v128.load(p2, 0)
  let w2 = v128.load(p2, 16)
  const end = buffer + ((<usize>frames) << 4)
  for (let at = buffer; at < end; at += 16) {
    let x = v128.load(at)
    let y = f64x2.add(f64x2.mul(v128.load(p0, 32), x), u0)
    const t0 = f64x2.add(f64x2.mul(v128.load(p0, 48), x), w0)
    w0 = f64x2.sub(f64x2.mul(v128.load(p0, 64), x), f64x2.mul(v128.load(p0, 96), u0))
    u0 = f64x2.sub(t0, f64x2.mul(v128.load(p0, 80), u0))
    x = y
    y = f64x2.add(f64x2.mul(v128.load(p1, 32), x), u1)
    const t1 = f64x2.add(f64x2.mul(v128.load(p1, 48), x), w1)
    w1 = f64x2.sub(f64x2.mul(v128.load(p1, 64), x), f64x2.mul(v128.load(p1, 96), u1))
    u1 = f64x2.sub(t1, f64x2.mul(v128.load(p1, 80), u1))
    x = y
    y = f64x2.add(f64x2.mul(v128.load(p2, 32), x), u2)
    const t2 = f64x2.add(f64x2.mul(v128.load(p2, 48), x), w2)
    w2 = f64x2.sub(f64x2.mul(v128.load(p2, 64), x), f64x2.mul(v128.load(p2, 96), u2))
    u2 = f64x2.sub(t2, f64x2.mul(v128.load(p2, 80), u2))
    v128.store(at, y)
  }
  v128.store(p0, u0, 0)
  v128.store(p0, w0, 16)
  v128.store(p1, u1, 0)
  v128.store(p1, w1, 16)
  v128.store(p2, u2, 0)
  v128.store(p2, w2, 16)
}

export function run4(buffer: usize, frames: i32, p0: usize, p1: usize, p2: usize, p3: usize): void {
  let u0 = v128.load(p0, 0)
  let w0 = v128.load(p0, 16)
  let u1 = v128.load(p1, 0)
  let w1 = v128.load(p1, 16)
  let u2 = v128.load(p2, 0)
  let w2 = v128.load(p2, 16)
  let u3 = v128.load(p3, 0)
  let w3 = v128.load(p3, 16)
  const end = buffer + ((<usize>frames) << 4)
  for (let at = buffer; at < end; at += 16) {
    let x = v128.load(at)
    let y = f64x2.add(f64x2.mul(v128.load(p0, 32), x), u0)
    const t0 = f64x2.add(f64x2.mul(v128.load(p0, 48), x), w0)
    w0 = f64x2.sub(f64x2.mul(v128.load(p0, 64), x), f64x2.mul(v128.load(p0, 96), u0))
    u0 = f64x2.sub(t0, f64x2.mul(v128.load(p0, 80), u0))
    x = y
    y = f64x2.add(f64x2.mul(v128.load(p1, 32), x), u1)
    const t1 = f64x2.add(f64x2.mul(v128.load(p1, 48), x), w1)
    w1 = f64x2.sub(f64x2.mul(v128.load(p1, 64), x), f64x2.mul(v128.load(p1, 96), u1))
    u1 = f64x2.sub(t1, f64x2.mul(v128.load(p1, 80), u1))
    x = y
    y = f64x2.add(f64x2.mul(v128.load(p2, 32), x), u2)
    const t2 = f64x2.add(f64x2.mul(v128.load(p2, 48), x), w2)
    w2 = f64x2.sub(f64x2.mul(v128.load(p2, 64), x), f64x2.mul(v128.load(p2, 96), u2))
    u2 = f64x2.sub(t2, f64x2.mul(v128.load(p2, 80), u2))
    x = y
    y = f64x2.add(f64x2.mul(v128.load(p3, 32), x), u3)
    const t3 = f64x2.add(f64x2.mul(v128.load(p3, 48), x), w3)
    w3 = f64x2.sub(f64x2.mul(v128.load(p3, 64), x), f64x2.mul(v128.load(p3, 96), u3))
    u3 = f64x2.sub(t3, f64x2.mul(v128.load(p3, 80), u3))
    v128.store(at, y)
  }
  v128.store(p0, u0, 0)
  v128.store(p0, w0, 16)
  v128.store(p1, u1, 0)
  v128.store(p1, w1, 16)
  v128.store(p2, u2, 0)
  v128.store(p2, w2, 16)
  v128.store(p3, u3, 0)
  v128.store(p3, w3, 16)
}
