import { Button } from 'react-aria-components'
import { saveCertificate } from '../../../commands/certificate-save'
import type { FileCertificate } from '../../../state/certificate-store'
import { useApp } from '../../app-context'
import { LineTable } from './LineTable'

/** One exported file: what failed, by name and with what to do; all lines; the certificate to keep. */
export function FileVerdict({ file, isOnly }: { file: FileCertificate; isOnly: boolean }) {
  const app = useApp()
  const { fileName, certificate, error } = file
  if (!certificate) {
    return (
      <p className="failed" role="alert">
        “{fileName}” could not be read again: {error}
      </p>
    )
  }
  return (
    <article className="file-verdict" aria-label={`Certificate of ${fileName}`}>
      {!isOnly && (
        <p className="file-verdict-name">
          <span className={certificate.passed ? 'good' : 'failed'}>{certificate.passed ? 'pass' : 'FAIL'}</span>{' '}
          {fileName}
        </p>
      )}
      <LineTable lines={certificate.lines} name={fileName} />
      <div className="row">
        <Button
          className="button"
          aria-label={isOnly ? undefined : `Save certificate of ${fileName} (JSON)`}
          onPress={() => void saveCertificate(app, certificate, 'json')}
        >
          Save certificate (JSON)
        </Button>
        <Button
          className="button"
          aria-label={isOnly ? undefined : `Save certificate of ${fileName} (page)`}
          onPress={() => void saveCertificate(app, certificate, 'page')}
        >
          Save certificate (page)
        </Button>
      </div>
    </article>
  )
}
