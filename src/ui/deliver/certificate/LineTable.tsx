import type { CertificateLine } from '../../../delivery/certificate/certificate'
import { lineBoundText, lineValueText } from '../../../delivery/certificate/line-text'

/** The failed lines in the open, all of them one press away. */
export function LineTable({ lines, name }: { lines: readonly CertificateLine[]; name: string }) {
  const failed = lines.filter(({ passed }) => !passed)
  return (
    <>
      {failed.length > 0 && (
        <>
          <p className="failed">
            {failed.length} of {lines.length} lines failed:
          </p>
          <Rows lines={failed} label={`Failed lines of ${name}`} />
        </>
      )}
      <details className="all-lines">
        <summary>{failed.length > 0 ? `All ${lines.length} lines` : `All ${lines.length} lines passed`}</summary>
        <Rows lines={lines} label={`Lines of ${name}`} />
      </details>
    </>
  )
}

function Rows({ lines, label }: { lines: readonly CertificateLine[]; label: string }) {
  return (
    <table className="certificate-lines" aria-label={label}>
      <thead className="unseen">
        <tr>
          <th scope="col">Result</th>
          <th scope="col">Line</th>
          <th scope="col">Measured</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ line }: { line: CertificateLine }) {
  const { label, measured, unit, passed, note } = line
  const value = lineValueText(measured, unit)
  const bound = lineBoundText(line)
  return (
    <tr className={passed ? undefined : 'failed'}>
      <td className={passed ? 'good' : undefined}>{passed ? 'pass' : 'FAIL'}</td>
      <th scope="row">
        {minus(label)}
        {note && <small>{minus(note)}</small>}
      </th>
      <td className="figure">
        <Value text={value} />
        {bound && bound !== value && (
          <small>
            <Value text={bound} />
          </small>
        )}
      </td>
    </tr>
  )
}

/** A hash is told by its first figures; the whole of it is in the certificate. */
function Value({ text }: { text: string }) {
  return /^[0-9a-f]{64}$/.test(text) ? <span title={text}>{text.slice(0, 12)}…</span> : minus(text)
}

function minus(text: string): string {
  return text.replace(/(^|[\s(])-(?=\d)/g, '$1−')
}
