import { numberText } from '../../params/value-text'
import { useApp } from '../app-context'
import { LiveText } from '../meters/LiveText'
import { CorrelationBar } from './CorrelationBar'
import { Goniometer } from './Goniometer'
import { KBars } from './KBars'
import { LiveHistory } from './LiveHistory'
import { LoudnessBars } from './LoudnessBars'
import type { LiveMinute } from './live-minute'
import { ebuScale, isKScale, type MeterChoice } from './loudness-scale'
import { MeterScale } from './MeterScale'

interface Props {
  readonly minute: LiveMinute
  readonly choice: MeterChoice
  readonly zero: number
  readonly targetLufs: number
  onChoice(choice: MeterChoice): void
}

/** The live meter in large: levels on the chosen scale, the last minute, and how left and right stand to each other. */
export function MeterDetail({ minute, choice, zero, targetLufs, onChoice }: Props) {
  const { live } = useApp()
  const text = (name: Parameters<typeof live.loudness>[0]) => () => numberText(live.loudness(name) ?? Number.NaN, 1)
  return (
    <section className="meter-detail" aria-label="Meter">
      {isKScale(choice.scale) ? <KBars scale={choice.scale} /> : <LoudnessBars choice={choice} zero={zero} />}
      <LiveHistory minute={minute} scale={ebuScale(choice.scale)} zero={zero} />
      <div className="stereo-field">
        <Goniometer />
        <dl className="tiles pair">
          <div className="tile" title="Peak to loudness: true peak over integrated loudness">
            <dt>PLR</dt>
            <dd>
              <LiveText read={text('plrDb')} /> <small>dB</small>
            </dd>
          </div>
          <div className="tile" title="Peak to short-term loudness, now">
            <dt>PSR</dt>
            <dd>
              <LiveText read={text('psrDb')} /> <small>dB</small>
            </dd>
          </div>
          <CorrelationBar />
        </dl>
      </div>
      <MeterScale choice={choice} targetLufs={targetLufs} onChoice={onChoice} />
    </section>
  )
}
