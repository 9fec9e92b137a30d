import type { Certificate } from '../delivery/certificate/certificate'
import { CertifierWorker } from '../delivery/certificate/certifier-worker'
import type { Expectation } from '../delivery/certificate/expectation'
import type { FileCertificate } from '../state/certificate-store'
import type { App } from './app'
import { decodedByBrowser } from './certificate-decode'
import { isAbort, messageOf } from './message-of'

/** A file that an export wrote, to be read again. */
export interface ExportedBlob {
  fileName: string
  /** Its bytes as they lie where they were saved. */
  blob: Blob
  expectation: Expectation
}

const running = new WeakMap<App, AbortController>()

/**
 * Reads each exported file again, measures it anew and puts its certificate into the store; a file that cannot be read
 * has none, and says why. Ends one that is under way. Never rejects; resolves with the certificates, null where none is.
 */
export async function certifyExported(
  app: App,
  files: readonly ExportedBlob[],
  signal?: AbortSignal,
): Promise<readonly (Certificate | null)[]> {
  cancelCertificates(app)
  const abort = new AbortController()
  running.set(app, abort)
  const both = signal ? AbortSignal.any([signal, abort.signal]) : abort.signal
  const done: FileCertificate[] = []
  app.certificates.setState({ status: 'measuring', fraction: 0, files: [], error: null })
  try {
    const { dspModule } = await app.engineReady()
    const certifier = new CertifierWorker(dspModule)
    for (const file of files) {
      const onProgress = (fraction: number) => {
        if (!both.aborted) app.certificates.setState({ fraction: (done.length + fraction) / files.length })
      }
      done.push(await certifyOne(certifier, file, onProgress, both))
    }
    both.throwIfAborted()
    app.certificates.setState({ status: 'done', fraction: 1, files: done })
  } catch (error) {
    // Another export has begun, or this one was cancelled: the store is somebody else's.
    if (abort.signal.aborted) return []
    const isCancelled = isAbort(error) || both.aborted
    app.certificates.setState(
      isCancelled
        ? { status: 'idle', files: [] }
        : { status: 'failed', error: `The files could not be read again: ${messageOf(error)}` },
    )
  } finally {
    if (running.get(app) === abort) running.delete(app)
  }
  return done.map(({ certificate }) => certificate)
}

/** Forgets the certificates of the last export, and ends their making. To be called where a new export begins. */
export function cancelCertificates(app: App): void {
  running.get(app)?.abort()
  running.delete(app)
  app.certificates.setState({ status: 'idle', fraction: 0, files: [], error: null })
}

async function certifyOne(
  certifier: CertifierWorker,
  { fileName, blob, expectation }: ExportedBlob,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<FileCertificate> {
  try {
    const decoded = await decodedByBrowser(blob, fileName)
    const file = { name: fileName, blob, decoded }
    const certificate = await certifier.certify(file, expectation, { onProgress, signal })
    return { fileName, certificate, error: null }
  } catch (error) {
    signal.throwIfAborted()
    return { fileName, certificate: null, error: messageOf(error) }
  }
}
