// One processor by itself, in 64 bits at both ends: for measurements of its properties and of its cost.

import { Compressor } from '../compressor/compressor'
import { MasterEqualiser } from '../equaliser/master-equaliser'
import { StripEqualiser } from '../equaliser/strip-equaliser'
import { LinearPhaseEqualiser } from '../linear-phase/linear-phase-equaliser'
import { Multiband } from '../multiband/multiband'
import { Processor } from '../processor'
import { Repair } from '../repair/repair'
import { Reverb } from '../reverb/reverb'
import { Saturator } from '../saturator/saturator'
import { TransientShaper } from '../transient/transient-shaper'
import { Width } from '../width/width'

/** The kinds, in the order of SINGLE_PROCESSORS in src/engine/single-processor.ts. */
const COMPRESSOR: i32 = 0
const SATURATOR: i32 = 1
const TRANSIENT: i32 = 2
const WIDTH: i32 = 3
const MULTIBAND: i32 = 4
const REVERB: i32 = 5
const LINEAR_PHASE: i32 = 6
const REPAIR: i32 = 7
const EQUALISER: i32 = 8
const MASTER_EQUALISER: i32 = 9

const PARAMS: usize = 128

class SingleProcessor {
  readonly params: usize = heap.alloc(PARAMS << 3)
  readonly buffer: usize

  constructor(
    readonly processor: Processor,
    maxBlock: i32,
  ) {
    this.buffer = heap.alloc((<usize>maxBlock) << 4)
    memory.fill(this.params, 0, PARAMS << 3)
    memory.fill(this.buffer, 0, (<usize>maxBlock) << 4)
  }
}

function make(kind: i32, rateHz: f64, maxBlock: i32): Processor {
  if (kind === COMPRESSOR) return new Compressor(rateHz, maxBlock)
  if (kind === WIDTH) return new Width(rateHz, maxBlock)
  if (kind === REPAIR) return new Repair(rateHz, maxBlock)
  if (kind === SATURATOR) return new Saturator(rateHz, maxBlock)
  if (kind === MULTIBAND) return new Multiband(rateHz, maxBlock)
  if (kind === LINEAR_PHASE) return new LinearPhaseEqualiser(rateHz, maxBlock)
  if (kind === EQUALISER) return new StripEqualiser(rateHz, maxBlock)
  if (kind === MASTER_EQUALISER) return new MasterEqualiser(rateHz, maxBlock)
  if (kind === REVERB) return new Reverb(rateHz, maxBlock)
  if (kind === TRANSIENT) return new TransientShaper(rateHz, maxBlock)
  return unreachable()
}

function at(handle: usize): SingleProcessor {
  return changetype<SingleProcessor>(handle)
}

export function single_processor_create(kind: i32, rateHz: f64, maxBlock: i32): usize {
  return changetype<usize>(new SingleProcessor(make(kind, rateHz, maxBlock), maxBlock))
}

/** The section's parameters, from slot 0. */
export function single_processor_params(handle: usize): usize {
  return at(handle).params
}

/** Interleaved stereo f64. */
export function single_processor_buffer(handle: usize): usize {
  return at(handle).buffer
}

export function single_processor_latency(handle: usize): i32 {
  return at(handle).processor.latency
}

export function single_processor_apply_params(handle: usize): void {
  at(handle).processor.setTargets(at(handle).params, 0)
}

export function single_processor_reset(handle: usize): void {
  at(handle).processor.reset()
}

export function single_processor_process(handle: usize, frames: i32): void {
  at(handle).processor.process(at(handle).buffer, frames)
}
