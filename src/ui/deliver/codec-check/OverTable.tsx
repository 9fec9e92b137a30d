import { playOver } from '../../../commands/codec-check-listen'
import { CHECK_CODECS, type CheckCodecId } from '../../../delivery/codec-check/check-codecs'
import type { CodedOver } from '../../../delivery/codec-check/coded-overs'
import type { CodingReport } from '../../../delivery/codec-check/judge-coding'
import { timeText } from '../../../params/value-text'
import { useApp } from '../../app-context'
import { signed } from './codec-text'

const MOST_ROWS = 100

/** Overs in order of time; of very many the highest. A press plays from just before one. */
export function OverTable({ codec, report }: { codec: CheckCodecId; report: CodingReport }) {
  const app = useApp()
  const rows = highest(report.places)
  const label = `Overs of ${CHECK_CODECS[codec].label}`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
    <section className="over-table" aria-label={label} tabIndex={0}>
      <table aria-label={label}>
        {rows.length < report.total && (
          <caption className="secondary">
            The {rows.length} highest of {report.total}
          </caption>
        )}
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Channel</th>
            <th scope="col" className="figure">
              dBTP
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ seconds, channel, dbtp }) => (
            <tr key={`${channel}${seconds}`}>
              <td>
                <button
                  type="button"
                  className="button quiet"
                  aria-label={`Play the over at ${timeText(seconds)} ${channel}`}
                  onClick={() => void playOver(app, seconds)}
                >
                  {timeText(seconds)}
                </button>
              </td>
              <td>{channel}</td>
              <td className="figure">{signed(dbtp, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function highest(places: readonly CodedOver[]): CodedOver[] {
  const kept = [...places].sort((a, b) => b.dbtp - a.dbtp).slice(0, MOST_ROWS)
  return kept.sort((a, b) => a.seconds - b.seconds)
}
