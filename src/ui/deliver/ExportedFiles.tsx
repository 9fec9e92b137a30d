import { useState } from 'react'
import { Button } from 'react-aria-components'
import { numberText } from '../../params/value-text'
import type { ExportedFile, ExportResult } from '../../state/export-store'

/** What an export wrote: the master alone in full, several files as a table. */
export function ExportedFiles({ result }: { result: ExportResult }) {
  const { files, notes, seconds } = result
  const [master] = files
  return (
    <>
      {files.length === 1 ? <OneFile file={master} seconds={seconds} /> : <FileTable files={files} seconds={seconds} />}
      {notes.length > 0 && (
        <ul className="export-notes" aria-label="Remarks">
          {notes.map((note) => (
            <li key={note}>{note.replace(/(^|[\s(])-(?=\d)/g, '$1−')}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function OneFile({ file, seconds }: { file: ExportedFile; seconds: number }) {
  return (
    <dl className="result">
      <dt>File</dt>
      <dd>{file.fileName}</dd>
      <dt>Loudness</dt>
      <dd>{numberText(file.integratedLufs, 1)} LUFS integrated</dd>
      <dt>True peak</dt>
      <dd>{numberText(file.truePeakDbtp, 2)} dBTP</dd>
      <dt>SHA-256 of the samples</dt>
      <dd className="hash">{file.pcmSha256}</dd>
      <dt>Took</dt>
      <dd>{numberText(seconds, 1)} s</dd>
    </dl>
  )
}

function FileTable({ files, seconds }: { files: readonly ExportedFile[]; seconds: number }) {
  return (
    <table className="exported">
      <caption className="secondary">
        {files.length} files in {numberText(seconds, 1)} s
      </caption>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col" className="figure">
            LUFS
          </th>
          <th scope="col" className="figure">
            dBTP
          </th>
          <th scope="col">SHA-256 of the samples</th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ fileName, integratedLufs, truePeakDbtp, pcmSha256 }) => (
          <tr key={fileName}>
            <th scope="row">{fileName}</th>
            <td className="figure">{numberText(integratedLufs, 1)}</td>
            <td className="figure">{numberText(truePeakDbtp, 2)}</td>
            <td>
              <Hash fileName={fileName} sha256={pcmSha256} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The first figures of a hash are enough to compare by eye; a press copies all of it. */
function Hash({ fileName, sha256 }: { fileName: string; sha256: string }) {
  const [copied, setCopied] = useState(false)
  const short = sha256.slice(0, 8)
  const copy = () =>
    navigator.clipboard?.writeText(sha256).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <Button
      className="button quiet hash"
      aria-label={`Copy SHA-256 ${short} of ${fileName}`}
      onPress={() => void copy()}
      onBlur={() => setCopied(false)}
    >
      {copied ? <span role="status">copied</span> : short}
      <CopyIcon />
    </Button>
  )
}

const CopyIcon = () => (
  <svg width="12" height="12" fill="none" stroke="currentColor" strokeWidth="1.2" aria-hidden="true">
    <path d="M4 3.5V1.6c0-.6.4-1 1-1h5.4c.6 0 1 .4 1 1V7c0 .6-.4 1-1 1H8.5" />
    <rect x="0.6" y="4" width="7.4" height="7.4" rx="1" />
  </svg>
)
