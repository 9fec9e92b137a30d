import { numberText, timeText } from '../../params/value-text'
import { useApp } from '../app-context'
import { LiveText } from '../meters/LiveText'
import type { LiveMinute } from './live-minute'
import { loudnessText, type MeterChoice } from './loudness-scale'

interface Props {
  readonly minute: LiveMinute
  readonly choice: MeterChoice
  readonly zero: number
}

/** Each figure as it is now and at its highest since the reset, with its unit. */
export function LiveTable({ minute, choice, zero }: Props) {
  const { live } = useApp()
  const { unit } = choice
  const loudness = (name: Parameters<typeof live.loudness>[0]) => () => loudnessText(live.loudness(name), unit, zero)
  const plain = (name: Parameters<typeof live.loudness>[0]) => () => numberText(live.loudness(name) ?? Number.NaN, 1)
  const over = () => (minute.measuredSeconds > 0 ? `over ${timeText(minute.measuredSeconds, 0)}` : '')
  const stability = () => {
    if (live.loudness('loudnessRangeLu') === null) return ''
    return minute.isRangeStable ? '' : 'unstable'
  }
  return (
    <table className="live-table" aria-label="Loudness of what plays">
      <thead>
        <tr>
          <td className="secondary">Playing now</td>
          <th scope="col">now</th>
          <th scope="col">max</th>
          <th scope="col">
            <span className="unseen">unit</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Momentary</th>
          <td>
            <LiveText read={loudness('momentaryLufs')} />
          </td>
          <td>
            <LiveText read={loudness('maxMomentaryLufs')} />
          </td>
          <td>{unit}</td>
        </tr>
        <tr>
          <th scope="row">Short-term</th>
          <td>
            <LiveText read={loudness('shortTermLufs')} />
          </td>
          <td>
            <LiveText read={loudness('maxShortTermLufs')} />
          </td>
          <td>{unit}</td>
        </tr>
        <tr>
          <th scope="row">Integrated</th>
          <td>
            <LiveText read={loudness('integratedLufs')} />
          </td>
          <td className="note" title="So much of the song has been counted since the reset before">
            <LiveText read={over} />
          </td>
          <td>{unit}</td>
        </tr>
        <tr className="more" title="The loudness range is called unstable until a minute of the song has been counted">
          <th scope="row">Range</th>
          <td>
            <LiveText read={plain('loudnessRangeLu')} />
          </td>
          <td className="unstable">
            <LiveText read={stability} />
          </td>
          <td>LU</td>
        </tr>
        <tr className="more">
          <th scope="row">True peak</th>
          <td />
          <td>
            <LiveText read={plain('truePeakDbtp')} />
          </td>
          <td>dBTP</td>
        </tr>
      </tbody>
    </table>
  )
}
