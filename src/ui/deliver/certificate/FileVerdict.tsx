import type { Certificate } from '../../../delivery/certificate/certificate'
import type { FileCertificate } from '../../../state/certificate-store'
import { LineTable } from './LineTable'
import { SaveCertificate } from './SaveCertificate'

/** One exported file: what failed, by name and with what to do; all lines; the certificate to keep. */
export function FileVerdict({ file, isOnly }: { file: FileCertificate; isOnly: boolean }) {
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
      {!isOnly && <Head fileName={fileName} certificate={certificate} />}
      <LineTable lines={certificate.lines} name={fileName} />
      {isOnly && (
        <div className="row">
          <SaveCertificate certificate={certificate} as="json" text="Save certificate (JSON)" />
          <SaveCertificate certificate={certificate} as="page" text="Save certificate (page)" />
        </div>
      )}
    </article>
  )
}

/** Among several files: a line for each. */
function Head({ fileName, certificate }: { fileName: string; certificate: Certificate }) {
  const { passed } = certificate
  return (
    <div className="row file-verdict-head">
      <span className={passed ? 'good' : 'failed'}>{passed ? 'pass' : 'FAIL'}</span>
      <span className="file-verdict-name grow">{fileName}</span>
      <SaveCertificate certificate={certificate} as="json" text="JSON" of={fileName} />
      <SaveCertificate certificate={certificate} as="page" text="Page" of={fileName} />
    </div>
  )
}
