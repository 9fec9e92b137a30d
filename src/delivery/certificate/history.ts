import type { LoudnessHistory } from '../../engine/loudness-history'
import { NOMINAL_CENTRES_HZ, type ThirdOctaves } from '../../engine/spectrum'
import type { CertificateHistory, CertificateSpectrum, TruePeakPlace } from './certificate'
import { rounded } from './expectation'

const MOST_PLACES = 20

/** The meter's history as JSON has it: two decimals, null where there is no reading. */
export function historyOf({
  hopSeconds,
  momentaryLufs,
  shortTermLufs,
  truePeakDbtp,
}: LoudnessHistory): CertificateHistory {
  const row = (values: Float32Array) => Array.from(values, (value) => rounded(value, 2))
  return {
    hopSeconds,
    momentaryLufs: row(momentaryLufs),
    shortTermLufs: row(shortTermLufs),
    truePeakDbtp: row(truePeakDbtp),
  }
}

/** Third octaves by their nominal centres, two decimals. */
export function spectrumOf({ levelsDb }: ThirdOctaves): CertificateSpectrum {
  const levels = Array.from(levelsDb, (level) => rounded(level, 2))
  return { centresHz: NOMINAL_CENTRES_HZ.slice(0, levels.length), levelsDb: levels }
}

/** The hops with the highest true peaks, in the order of the song; of equal ones the earlier. */
export function highestPeaks({ hopSeconds, truePeakDbtp }: LoudnessHistory, rateHz: number): TruePeakPlace[] {
  return Array.from(truePeakDbtp, (dbtp, hop) => ({ dbtp, hop }))
    .filter(({ dbtp }) => Number.isFinite(dbtp))
    .sort((a, b) => b.dbtp - a.dbtp || a.hop - b.hop)
    .slice(0, MOST_PLACES)
    .sort((a, b) => a.hop - b.hop)
    .map(({ dbtp, hop }) => ({
      frame: Math.round(hop * hopSeconds * rateHz),
      seconds: rounded(hop * hopSeconds, 1) ?? 0,
      dbtp: rounded(dbtp, 2) ?? 0,
    }))
}
