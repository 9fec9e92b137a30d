import { useStore } from 'zustand'
import { codecCheckOf } from '../../../commands/codec-check'
import { CHECK_CODECS, type CheckCodecId } from '../../../delivery/codec-check/check-codecs'
import type { CodingReport } from '../../../delivery/codec-check/judge-coding'
import { numberText, rateText, timeText } from '../../../params/value-text'
import { useApp } from '../../app-context'
import { countText, dbtpText } from './codec-text'
import { OverTable } from './OverTable'

/** What the codec that is looked at did, and what would help. */
export function CodecVerdict() {
  const { store } = codecCheckOf(useApp())
  const shown = useStore(store, (state) => state.shown)
  const report = useStore(store, (state) => (state.shown ? state.reports[state.shown] : undefined))
  if (!shown || !report) return null
  return (
    <div className="codec-verdict">
      <p>{sentence(shown, report)}</p>
      <p className={report.originalDbtp > 0 ? 'attention' : 'secondary'}>
        The file itself: {dbtpText(report.originalDbtp)} at {rateText(report.rateHz)}
        {report.originalDbtp > 0 && ', over full scale before it is coded'}; {delayText(report.lateFrames)}.
      </p>
      {report.total > 0 && <OverTable codec={shown} report={report} />}
    </div>
  )
}

function sentence(codec: CheckCodecId, report: CodingReport): string {
  const { total, worstDbtp, headroomDb, clippedSamples, places } = report
  const { label } = CHECK_CODECS[codec]
  if (total === 0) return `${label} adds no overs.`
  const worst = places.find(({ dbtp }) => dbtp === worstDbtp) ?? places[0]
  const at = worst ? ` at ${timeText(worst.seconds)} ${worst.channel}` : ''
  const clips = clippedSamples > 0 ? ` ${countText(clippedSamples, 'sample')} would clip.` : ''
  return `${label} makes ${countText(total, 'over')}, the worst ${dbtpText(worstDbtp)}${at}.${clips} Lower the ceiling by about ${numberText(headroomDb, 1)} dB to keep it under full scale.`
}

function delayText(frames: number): string {
  if (frames === 0) return 'decoded to the sample'
  return `decoded ${countText(Math.abs(frames), 'sample')} ${frames > 0 ? 'late' : 'early'}, aligned here`
}
