import { Radio, RadioGroup } from 'react-aria-components'
import { useStore } from 'zustand'
import { codecCheckOf } from '../../../commands/codec-check'
import { showCodec } from '../../../commands/codec-check-listen'
import { CHECK_CODEC_IDS, CHECK_CODECS, type CheckCodecId } from '../../../delivery/codec-check/check-codecs'
import type { CodingReport } from '../../../delivery/codec-check/judge-coding'
import { useApp } from '../../app-context'
import { useFormatSupport } from '../use-format-support'
import { countText, dbtpText } from './codec-text'

/** The codecs, what each did, and which of them is looked at. */
export function CodecList() {
  const app = useApp()
  const { store } = codecCheckOf(app)
  const reports = useStore(store, (state) => state.reports)
  const shown = useStore(store, (state) => state.shown)
  const support = useFormatSupport()
  return (
    <RadioGroup
      className="codec-list"
      aria-label="Codec"
      value={shown}
      onChange={(codec) => void showCodec(app, codec as CheckCodecId)}
    >
      {CHECK_CODEC_IDS.map((id) => {
        const { label, where } = CHECK_CODECS[id]
        const report = reports[id]
        return (
          <Radio key={id} value={id} className="codec" isDisabled={!report}>
            <span className="codec-label">{label}</span>
            {report ? <Outcome report={report} /> : <span className="secondary">{support?.[id] ?? where}</span>}
          </Radio>
        )
      })}
    </RadioGroup>
  )
}

function Outcome({ report: { total, worstDbtp } }: { report: CodingReport }) {
  return (
    <span className={total > 0 ? 'codec-outcome failed' : 'codec-outcome good'}>
      {total > 0 ? countText(total, 'over') : 'no overs'}, {dbtpText(worstDbtp)}
    </span>
  )
}
