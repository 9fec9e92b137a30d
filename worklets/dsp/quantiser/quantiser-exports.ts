// The quantiser as a host sees it: a handle, and pointers to what is read and written.
import { Quantiser } from './quantiser'

function at(handle: usize): Quantiser {
  return changetype<Quantiser>(handle)
}

export function quantiser_create(maxBlock: i32): usize {
  return changetype<usize>(new Quantiser(maxBlock))
}

export function quantiser_inputs(handle: usize): usize {
  return at(handle).inputs
}

export function quantiser_bytes(handle: usize): usize {
  return at(handle).bytes
}

/** `bits`: 16 or 24; `dither`: one of DITHER_NONE, DITHER_TPDF, DITHER_SHAPED. */
export function quantiser_run(handle: usize, bits: i32, frames: i32, startFrame: f64, seed: u32, dither: i32): void {
  at(handle).run(bits, frames, <i64>startFrame, seed, dither)
}
