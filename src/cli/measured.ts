import type { Loudness } from '../engine/loudness-meter'

const orNull = (value: number) => (Number.isFinite(value) ? value : null)

/** Measurements as JSON has them: null where a value is not defined, as the loudness of silence is not. */
export function measured(loudness: Loudness) {
  return {
    integratedLufs: orNull(loudness.integratedLufs),
    loudnessRangeLu: orNull(loudness.loudnessRangeLu),
    fineLoudnessRangeLu: orNull(loudness.fineLoudnessRangeLu),
    maxMomentaryLufs: orNull(loudness.maxMomentaryLufs),
    maxShortTermLufs: orNull(loudness.maxShortTermLufs),
    truePeakDbtp: orNull(loudness.truePeakDbtp),
    samplePeakDbfs: orNull(loudness.samplePeakDbfs),
    plrDb: orNull(loudness.plrDb),
    correlation: orNull(loudness.overallCorrelation),
    dcLeft: orNull(loudness.dcLeft),
    dcRight: orNull(loudness.dcRight),
  }
}
