import { useStore } from 'zustand'
import { useApp } from '../../app-context'
import { CheckFile } from './CheckFile'
import { FileVerdict } from './FileVerdict'
import { Measuring } from './Measuring'
import { ReadyBadge } from './ReadyBadge'
import './certificate.css'

/** Whether the exported files are what they were to be, by a second reading; and the same for a file from elsewhere. */
export function CertificateCard() {
  const { status, fraction, files, error } = useStore(useApp().certificates)
  const isReady = status === 'done' && files.every(({ certificate }) => certificate?.passed)
  return (
    <section className="card certificate-card" aria-labelledby="deliver-certificate">
      <div className="row spread">
        <h2 id="deliver-certificate">Certificate</h2>
        {status === 'done' && <ReadyBadge isReady={isReady} />}
      </div>
      {status === 'idle' && (
        <p className="secondary">
          After an export every file is read again by another reader, measured anew and held against what was promised.
        </p>
      )}
      {status === 'measuring' && <Measuring name="Reading the files again" fraction={fraction} />}
      {status === 'failed' && (
        <p className="failed" role="alert">
          {error}
        </p>
      )}
      {status === 'done' &&
        files.map((file) => <FileVerdict key={file.fileName} file={file} isOnly={files.length === 1} />)}
      <CheckFile />
    </section>
  )
}
