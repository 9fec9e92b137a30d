// The long-term spectrum as a host sees it.
import { PowerSpectrum } from './power-spectrum'

function at(handle: usize): PowerSpectrum {
  return changetype<PowerSpectrum>(handle)
}

export function spectrum_create(rateHz: f64, maxBlock: i32, channels: i32): usize {
  return changetype<usize>(new PowerSpectrum(rateHz, maxBlock, channels))
}

export function spectrum_inputs(handle: usize): usize {
  return at(handle).inputs
}

export function spectrum_bands(handle: usize): i32 {
  return at(handle).bands
}

export function spectrum_centres(handle: usize): usize {
  return at(handle).centres
}

/** dB for each band, as of this call. */
export function spectrum_levels(handle: usize): usize {
  at(handle).refresh()
  return at(handle).levels
}

export function spectrum_process(handle: usize, frames: i32): void {
  at(handle).process(frames)
}

export function spectrum_finish(handle: usize): void {
  at(handle).finish()
}

export function spectrum_reset(handle: usize): void {
  at(handle).reset()
}
