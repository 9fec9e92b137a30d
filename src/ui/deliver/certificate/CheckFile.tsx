import { useStore } from 'zustand'
import { checkAgainstCertificate } from '../../../commands/certificate-check'
import { useApp } from '../../app-context'
import { FileButton } from '../../controls/FileButton'
import { LineTable } from './LineTable'
import { Measuring } from './Measuring'

/** For whoever gets a file: is it still the one that was certified? Both files are read here, and go nowhere. */
export function CheckFile() {
  const app = useApp()
  const { status, fraction, checked, error } = useStore(app.certificates, ({ check }) => check)
  return (
    <div className="check-file">
      <FileButton
        label="Check a file against its certificate"
        accept=".wav,.flac,.mp3,.opus,.m4a,.json,audio/*,application/json"
        multiple
        onFiles={(files) => void checkAgainstCertificate(app, files)}
      />
      {status === 'idle' && <p className="secondary">Choose both together: the delivered file and its JSON.</p>}
      {status === 'measuring' && <Measuring name="Reading the file" fraction={fraction} />}
      {status === 'failed' && (
        <p className="failed" role="alert">
          {error}
        </p>
      )}
      {status === 'done' && checked && (
        <article aria-label={`Check of ${checked.fileName}`} className="file-verdict">
          <p role="status">
            {checked.verification.passed ? (
              <span className="good">“{checked.fileName}” is the file that was certified.</span>
            ) : (
              <span className="failed">“{checked.fileName}” is not the file that was certified, or did not pass.</span>
            )}
          </p>
          <LineTable lines={checked.verification.lines} name={checked.fileName} />
        </article>
      )}
    </div>
  )
}
