import { FORMATS } from '../../session/export-format'
import type { CertificateLine } from './certificate'
import { CLIPPED_FRAMES } from './clipped-runs'
import type { Promised } from './expectation'
import { atMost, same, told } from './line'
import type { Measured } from './measure-samples'
import { SILENCE_DBFS } from './silence-ends'

const OURS = 'Tutti'
/** One per cent of full scale. */
const MOST_DC_DBFS = -40
const SHOWN_RUNS = 5

export function sampleLines(promised: Promised, measured: Measured, rateHz: number): CertificateLine[] {
  const { silence, frames } = measured
  const seconds = (count: number) => count / rateHz
  const isSilent = silence.headFrames >= frames
  const digital = (count: number) => `${seconds(count).toFixed(3)} s of it are digital silence.`
  return [
    clippedLine(promised, measured, rateHz),
    same(
      { id: 'nonFinite', label: 'Samples that are no numbers', standard: 'IEEE 754' },
      0,
      measured.nonFinite,
      'A processor or a stem is broken. Look at what the page says of the stems.',
    ),
    dcLine(promised, measured),
    {
      ...told(
        { id: 'headSilence', label: `Silence at the head, below ${SILENCE_DBFS} dBFS`, standard: OURS, unit: 's' },
        seconds(silence.headFrames),
        digital(silence.digitalHeadFrames),
      ),
    },
    told(
      { id: 'tailSilence', label: `Silence at the tail, below ${SILENCE_DBFS} dBFS`, standard: OURS, unit: 's' },
      seconds(silence.tailFrames),
      digital(silence.digitalTailFrames),
    ),
    soundLine(promised, isSilent),
  ]
}

function clippedLine(promised: Promised, { clipped, clippedTotal }: Measured, rateHz: number): CertificateLine {
  const isFloat = FORMATS[promised.format].samples === 'float32'
  const what = isFloat ? 'Runs at or above full scale' : 'Clipped runs'
  const subject = { id: 'clipped', label: `${what}, ${CLIPPED_FRAMES} samples or more`, standard: OURS }
  const places = clipped
    .slice(0, SHOWN_RUNS)
    .map(({ channel, startFrame, frames }) => `${(startFrame / rateHz).toFixed(3)} s ${channel} (${frames})`)
  const more = clippedTotal > SHOWN_RUNS ? ` and ${clippedTotal - SHOWN_RUNS} more` : ''
  const where = places.length > 0 ? `At ${places.join(', ')}${more}.` : ''
  if (isFloat && promised.mayExceedCeiling) return told(subject, clippedTotal, where)
  return same(subject, 0, clippedTotal, 'Lower what is too loud there, or the ceiling.', where)
}

function dcLine({ mayExceedCeiling }: Promised, { dcDbfs }: Measured): CertificateLine {
  const subject = { id: 'dc', label: 'Constant part (DC), the larger channel', standard: OURS, unit: 'dBFS' }
  const worst = Math.max(...dcDbfs)
  const each = dcDbfs.map((value) => (Number.isFinite(value) ? value.toFixed(1) : 'none')).join(' / ')
  const note = dcDbfs.length > 1 ? `Left / right: ${each}.` : ''
  if (mayExceedCeiling) return told(subject, worst, note)
  const remedy = 'Switch on the high-pass of the stem that has it (Stems, repair).'
  return atMost(subject, MOST_DC_DBFS, worst, remedy, { note })
}

function soundLine({ mayExceedCeiling }: Promised, isSilent: boolean): CertificateLine {
  const subject = { id: 'sound', label: 'There is sound in it', standard: OURS }
  const measured = isSilent ? 'no' : 'yes'
  if (mayExceedCeiling) return told(subject, measured)
  return same(subject, 'yes', measured, 'It is silent from end to end: is everything muted?')
}
