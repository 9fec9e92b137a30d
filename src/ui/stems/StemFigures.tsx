import { numberText, rateText, timeText } from '../../params/value-text'
import type { StemRef } from '../../session/document'
import type { StemFacts } from '../../state/imports-store'
import { useSession } from '../app-context'
import { stemPeak } from './stem-peak'

const CHANNELS = ['', 'mono', 'stereo']

/** What arrived, and whether it is sound: the file, its rate and bits, channels and length, its highest sample, remarks. */
export function StemFigures({ stem, facts }: { stem: StemRef; facts: StemFacts | undefined }) {
  const sessionRateHz = useSession((state) => state.session?.rateHz)
  const isConverted = sessionRateHz !== undefined && stem.rateHz !== sessionRateHz
  const remarks = [
    stem.lossy && 'lossy source',
    isConverted && `converted to ${rateText(sessionRateHz)}`,
    ...(facts?.warnings ?? []).filter((warning) => !stem.lossy || !warning.includes('lossy source')),
  ].filter((remark) => typeof remark === 'string')
  return (
    <>
      <div className="stem-file">
        <span className="stem-file-name" title={stem.fileName}>
          {stem.fileName}
        </span>
        <span className="secondary cut">
          {facts && (facts.container === 'samples' ? 'synthesised' : facts.container.toUpperCase())}
        </span>
      </div>
      <Pair upper={rateText(stem.rateHz)} lower={facts?.bitDepth ? `${facts.bitDepth} bit` : ''} />
      <Pair
        upper={CHANNELS[stem.channels] ?? `${stem.channels} channels`}
        lower={timeText(stem.frames / stem.rateHz, 1)}
      />
      <Peak facts={facts} />
      {remarks.length > 0 && <p className="stem-remarks attention">{remarks.join('; ')}</p>}
    </>
  )
}

function Pair({ upper, lower }: { upper: string; lower: string }) {
  return (
    <div className="stem-pair">
      <span>{upper}</span>
      <span className="secondary">{lower}</span>
    </div>
  )
}

/** At full scale and beyond, something was cut off before it came here. */
function Peak({ facts }: { facts: StemFacts | undefined }) {
  if (!facts) return <span />
  const db = 20 * Math.log10(stemPeak(facts.peaks))
  const isOver = db > -0.001
  return (
    <div className="stem-pair stem-peak">
      <span className={isOver ? 'failed' : undefined}>
        <span className="unseen">Peak </span>
        {Number.isFinite(db) ? numberText(db, 1) : '−∞'} <small>dBFS</small>
      </span>
      <span className={isOver ? 'failed' : 'secondary'}>
        {isOver ? 'full scale' : Number.isFinite(db) ? 'peak' : 'silent'}
      </span>
    </div>
  )
}
