import { deliveryRatesHz, fileRateHz } from '../../commands/choose-export-format'
import { setParameter } from '../../commands/set-parameter'
import { codedRateProblem } from '../../delivery/encode/coded-rates'
import { rateText } from '../../params/value-text'
import type { SessionDoc } from '../../session/document'
import { FORMATS } from '../../session/export-format'
import { useApp } from '../app-context'
import { Choice } from '../controls/Choice'

const OF_SESSION = 'session'

/** Rate of the file: the session's, or one that the master is converted to. */
export function RateChoice({ session }: { session: SessionDoc }) {
  const app = useApp()
  const { format, rateHz: asked } = session.export
  const rates = new Set(deliveryRatesHz(format).filter((rateHz) => rateHz !== session.rateHz))
  if (asked !== null) rates.add(asked)
  const options = [...rates].sort((a, b) => a - b).map((rateHz) => ({ id: String(rateHz), label: rateText(rateHz) }))
  const ofSession = { id: OF_SESSION, label: `Session’s rate (${rateText(session.rateHz)})` }
  const { text, isWarning } = meaningOf(session)
  return (
    <div className="file-setting">
      <span className="file-setting-name">Rate</span>
      <div className="file-setting-body">
        <Choice
          name="Rate"
          options={[ofSession, ...options]}
          value={asked === null ? OF_SESSION : String(asked)}
          onChange={(id) => setParameter(app, ['export', 'rateHz'], id === OF_SESSION ? null : Number(id), 'Rate')}
        />
        {text && <p className={isWarning ? 'attention' : 'secondary'}>{text}</p>}
      </div>
    </div>
  )
}

/** What a rate other than the session's does to the file, said before it is made. */
function meaningOf(session: SessionDoc): { text: string | null; isWarning: boolean } {
  const { format } = session.export
  const rateHz = fileRateHz(session)
  const problem = codedRateProblem(format, rateHz)
  if (problem) return { text: problem, isWarning: true }
  if (rateHz > session.rateHz) {
    const text = `Up-sampled from the session’s ${rateText(session.rateHz)}: this adds nothing to the sound, only size.`
    return { text, isWarning: true }
  }
  if (rateHz === session.rateHz) return { text: null, isWarning: false }
  const why = codedRateProblem(format, session.rateHz)
    ? `${FORMATS[format].label} has no ${rateText(session.rateHz)}. `
    : ''
  return {
    text: `${why}Converted after the master and limited again at ${rateText(rateHz)}: what you hear is the session’s ${rateText(session.rateHz)}.`,
    isWarning: false,
  }
}
