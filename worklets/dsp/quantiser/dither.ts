// Triangular dither, 2 LSB from peak to peak, as a pure function of (seed, channel, frame): the same bytes in every host,
// for any block size and any number of threads. The generator is splitmix64's finaliser (Steele, Lea, Flood 2014) over a
// counter; its two 32-bit halves are the two independent uniform variables whose difference is triangular.

const PER_COUNT: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15
const PER_SEED: u64 = ((<u64>0xd1b54a32) << 32) | 0xd192ed03
const MIX_1: u64 = ((<u64>0xbf58476d) << 32) | 0x1ce4e5b9
const MIX_2: u64 = ((<u64>0x94d049bb) << 32) | 0x133111eb

/** Between -1 and 1 LSB. */
export function triangularDither(seed: u32, channel: i32, frame: i64): f64 {
  let bits = (<u64>frame * 2 + <u64>channel) * PER_COUNT + (<u64>seed + 1) * PER_SEED
  bits = (bits ^ (bits >> 30)) * MIX_1
  bits = (bits ^ (bits >> 27)) * MIX_2
  bits = bits ^ (bits >> 31)
  return (<f64>(<u32>(bits >> 32)) - <f64>(<u32>bits)) * 2.3283064365386963e-10
}
