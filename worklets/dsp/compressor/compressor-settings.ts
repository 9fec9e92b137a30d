// How a compressor reads its static curve and make-up from a parameter block.

import {
  COMPRESSOR_AUTO_MAKEUP,
  COMPRESSOR_KNEE_DB,
  COMPRESSOR_MAKEUP_DB,
  COMPRESSOR_RATIO,
  COMPRESSOR_THRESHOLD_DB,
} from '../generated/slots'
import { GainComputer } from './gain-computer'

/** `settings` points to the compressor's first slot, here and below. */
export function readGainComputer(computer: GainComputer, settings: usize): void {
  computer.set(
    load<f64>(settings + (COMPRESSOR_THRESHOLD_DB << 3)),
    1 - 1 / load<f64>(settings + (COMPRESSOR_RATIO << 3)),
    load<f64>(settings + (COMPRESSOR_KNEE_DB << 3)),
  )
}

/** Manual, or automatic: half of what the curve takes from a full-scale signal. */
export function makeupDb(computer: GainComputer, settings: usize): f64 {
  if (load<f64>(settings + (COMPRESSOR_AUTO_MAKEUP << 3)) !== 0) return 0.5 * computer.reductionDb(0)
  return load<f64>(settings + (COMPRESSOR_MAKEUP_DB << 3))
}
