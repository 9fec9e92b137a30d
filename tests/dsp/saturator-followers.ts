import type { Dsp } from '../../src/engine/dsp'
import type { ParamStep, Stereo64 } from './eq-runner'
import { makeDsp } from './group-strip-runner'

interface FollowedSaturatorExports {
  followed_saturator_create(rateHz: number, maxBlock: number, followers: number): number
  followed_saturator_params(self: number): number
  followed_saturator_buffers(self: number): number
  followed_saturator_apply_params(self: number): void
  followed_saturator_reset(self: number): void
  followed_saturator_process(self: number, frames: number): void
}

/** A leader over `song` and a follower over each of `stems`, with `steps` applied exactly on their frames. */
export function runFollowed(
  song: Stereo64,
  stems: readonly Stereo64[],
  steps: readonly ParamStep[],
  { rateHz = 48000, block = 4096, dsp = makeDsp() as Dsp } = {},
): { song: Stereo64; stems: Stereo64[] } {
  const calls = dsp.exports as unknown as FollowedSaturatorExports
  const self = calls.followed_saturator_create(rateHz, block, stems.length)
  const paramsView = dsp.liveF64(calls.followed_saturator_params(self), 16)
  const buffersView = dsp.liveF64(calls.followed_saturator_buffers(self), 2 * block * (stems.length + 1))
  const inputs = [song, ...stems]
  const frames = song.left.length
  const outputs = inputs.map(() => ({ left: new Float64Array(frames), right: new Float64Array(frames) }))
  const pending = [...steps]
  const apply = () => {
    paramsView().set((pending.shift() as ParamStep).params)
    calls.followed_saturator_apply_params(self)
  }
  if (pending[0]?.frame === 0) apply()
  calls.followed_saturator_reset(self)
  for (let start = 0; start < frames; ) {
    while (pending[0] && pending[0].frame <= start) apply()
    const n = Math.min(block, frames - start, (pending[0]?.frame ?? Infinity) - start)
    const buffers = buffersView()
    inputs.forEach(({ left, right }, k) => {
      for (let i = 0; i < n; i++) {
        buffers[2 * (k * block + i)] = left[start + i] as number
        buffers[2 * (k * block + i) + 1] = right[start + i] as number
      }
    })
    calls.followed_saturator_process(self, n)
    outputs.forEach(({ left, right }, k) => {
      for (let i = 0; i < n; i++) {
        left[start + i] = buffers[2 * (k * block + i)] as number
        right[start + i] = buffers[2 * (k * block + i) + 1] as number
      }
    })
    start += n
  }
  return { song: outputs[0] as Stereo64, stems: outputs.slice(1) }
}
