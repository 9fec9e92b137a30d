// A part of the song under the gains of the whole: own crossovers, moving as the leader's do, and the leader's gains and
// fades. Linear in its input, so parts that sum to what the leader was given leave as parts of what the leader gives.

import { CrossoverBank, sumBands } from './crossover-bank'
import { Multiband } from './multiband'

export class MultibandFollower {
  private bank: CrossoverBank = new CrossoverBank()

  constructor(
    private leader: Multiband,
    _rateHz: f64,
    _maxBlock: i32,
  ) {}

  /** To be called with the leader's. */
  reset(): void {
    this.bank.clear()
  }

  /** After the leader's call for the same frames. */
  process(buffer: usize, _frames: i32): void {
    const leader = this.leader
    let offset: usize = 0
    for (let i = 0; i < leader.segmentCount; i++) {
      const segment = unchecked(leader.segments[i])
      if (segment.running) {
        const weights = leader.weights + offset
        this.bank.process(segment, buffer + offset, weights)
        sumBands(this.bank, segment, leader.gains(0) + offset, leader.gainStride, weights, buffer + offset)
      }
      offset += (<usize>segment.frames) << 4
    }
  }
}
