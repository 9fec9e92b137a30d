import { numberText } from '../../params/value-text'
import { useApp } from '../app-context'
import { LiveHistory } from './LiveHistory'
import { LiveText } from './LiveText'
import { LoudnessBars } from './LoudnessBars'
import type { LiveMinute } from './live-minute'
import { type MeterChoice, signedText } from './loudness-scale'
import { MeterScale } from './MeterScale'

interface Props {
  readonly minute: LiveMinute
  readonly choice: MeterChoice
  readonly zero: number
  readonly targetLufs: number
  onChoice(choice: MeterChoice): void
}

/** The live meter in large: momentary and short-term on the chosen scale, the last minute, and what follows from both. */
export function MeterDetail({ minute, choice, zero, targetLufs, onChoice }: Props) {
  const { live } = useApp()
  const text =
    (name: Parameters<typeof live.loudness>[0], write = numberText) =>
    () =>
      write(live.loudness(name) ?? Number.NaN, 1)
  return (
    <section className="meter-detail" aria-label="Meter">
      <LoudnessBars choice={choice} zero={zero} />
      <LiveHistory minute={minute} choice={choice} zero={zero} />
      <dl className="tiles even">
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
        <div className="tile" title="Left with right, now: +1 is mono, 0 is wide, below 0 is lost in mono">
          <dt>Correlation</dt>
          <dd>
            <LiveText read={text('correlation', signedText)} />
          </dd>
        </div>
      </dl>
      <MeterScale choice={choice} targetLufs={targetLufs} onChoice={onChoice} />
    </section>
  )
}
