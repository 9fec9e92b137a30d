import { FORMATS } from '../../session/export-format'
import type { CertificateLine } from './certificate'
import { type Promised, rounded } from './expectation'
import { atMost, near, told } from './line'
import type { Measured } from './measure-samples'

const BS1770 = 'ITU-R BS.1770-5'
const EXPORT_AGAIN = 'The file is not what was rendered. Export it again.'

/** What was predicted is measured by the same meter on the same samples: only rounding is between them. */
const PREDICTED_TOLERANCE = 0.01
/** A coder changes the sound: what it leaves is told, and held against a wider bound. */
const CODED_TOLERANCE_LU = 0.1
/** The solver's promise. */
const TARGET_TOLERANCE_LU = 0.1
/** Numerical rest of a true peak that stands at the ceiling. */
const CEILING_SLACK_DB = 0.0005

export function loudnessLines(promised: Promised, { loudness, monoLufs }: Measured): CertificateLine[] {
  const { predicted, targetLufs } = promised
  const { lossy } = FORMATS[promised.format]
  const { integratedLufs, truePeakDbtp } = loudness
  const integrated = { id: 'integrated', label: 'Integrated loudness', standard: BS1770, unit: 'LUFS' }
  const tolerance = lossy ? CODED_TOLERANCE_LU : PREDICTED_TOLERANCE
  const lines = [
    predicted
      ? near(integrated, predicted.integratedLufs, rounded(integratedLufs), tolerance, EXPORT_AGAIN)
      : told(integrated, integratedLufs),
  ]
  if (targetLufs !== null) {
    const subject = { ...integrated, id: 'target', label: 'Loudness target' }
    const remedy = 'It is not as loud as was asked for. Solve the target again on Deliver.'
    lines.push(near(subject, targetLufs, rounded(integratedLufs), TARGET_TOLERANCE_LU, remedy))
  }
  const peak = { id: 'truePeak', label: 'True peak, 16 times oversampled', standard: BS1770, unit: 'dBTP' }
  lines.push(
    predicted && !lossy
      ? near(peak, predicted.truePeakDbtp, rounded(truePeakDbtp), PREDICTED_TOLERANCE, EXPORT_AGAIN)
      : told(peak, truePeakDbtp),
    ...ceilingLine(promised, truePeakDbtp, lossy),
    told({ id: 'samplePeak', label: 'Sample peak', standard: 'AES17', unit: 'dBFS' }, loudness.samplePeakDbfs),
    told({ id: 'plr', label: 'Peak to loudness ratio', standard: BS1770, unit: 'LU' }, loudness.plrDb),
    told(
      { id: 'range', label: 'Loudness range', standard: 'EBU Tech 3342', unit: 'LU' },
      loudness.loudnessRangeLu,
      'Stable from a minute of programme on.',
    ),
    told(
      { id: 'maxMomentary', label: 'Maximum momentary', standard: 'EBU Tech 3341', unit: 'LUFS' },
      loudness.maxMomentaryLufs,
    ),
    told(
      { id: 'maxShortTerm', label: 'Maximum short-term', standard: 'EBU Tech 3341', unit: 'LUFS' },
      loudness.maxShortTermLufs,
    ),
    told({ id: 'correlation', label: 'Correlation of the channels', standard: 'Tutti' }, loudness.overallCorrelation),
    monoLine(promised, integratedLufs - monoLufs, monoLufs),
  )
  return lines
}

function ceilingLine(promised: Promised, truePeakDbtp: number, lossy: boolean): CertificateLine[] {
  const { ceilingDbtp, mayExceedCeiling } = promised
  if (ceilingDbtp === null) return []
  const subject = { id: 'ceiling', label: 'True-peak ceiling', standard: BS1770, unit: 'dBTP' }
  const over = truePeakDbtp - ceilingDbtp
  const by = over > CEILING_SLACK_DB ? `${over.toFixed(2)} dB over the ceiling of ${ceilingDbtp.toFixed(1)} dBTP` : ''
  if (mayExceedCeiling) {
    const note = `It shares the gain of the whole song, which keeps the ceiling; alone it may exceed it${by && `: ${by}`}.`
    return [{ ...told(subject, truePeakDbtp, note), expected: null }]
  }
  if (lossy) {
    const note = by ? `Coded: decoded it is ${by} that the samples kept.` : 'Coded: the ceiling held through coding.'
    const remedy = 'Players would clip it: lower the ceiling by as much and export again.'
    return [atMost({ ...subject, label: 'True peak when decoded' }, 0, truePeakDbtp, remedy, { note })]
  }
  const remedy = `${by}. Export it again; should it stay, lower the ceiling.`
  return [atMost(subject, ceilingDbtp, truePeakDbtp, remedy, { slack: CEILING_SLACK_DB })]
}

/** Twice the loss of two channels that have nothing in common: more means that they cancel. */
const MOST_MONO_LOSS_LU = 6

function monoLine({ mayExceedCeiling }: Promised, loss: number, monoLufs: number): CertificateLine {
  const subject = { id: 'monoLoss', label: 'Loss in mono', standard: BS1770, unit: 'LU' }
  // Nothing is left of it at all.
  const isGone = loss === Number.POSITIVE_INFINITY || (Number.isNaN(loss) && monoLufs > Number.NEGATIVE_INFINITY)
  const measured = Number.isNaN(loss) ? null : isGone ? 99 : loss
  if (mayExceedCeiling || measured === null) return told(subject, measured)
  const remedy = 'Much of it is gone where it is played in mono. Look for a stem with one side turned over.'
  return atMost(subject, MOST_MONO_LOSS_LU, measured, remedy)
}
