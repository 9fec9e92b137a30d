import { CertifierWorker } from '../delivery/certificate/certifier-worker'
import type { Expectation } from '../delivery/certificate/expectation'
import { expectationOf, promisedLufs } from '../delivery/certificate/expectation-of'
import type { FileCertificate } from '../state/certificate-store'
import type { ExportResult } from '../state/export-store'
import type { SongFigures } from '../state/loudness-store'
import type { App } from './app'
import { decodedByBrowser } from './certificate-decode'
import { failureText, messageOf } from './message-of'

/** A file that an export wrote, to be read again. */
interface ExportedBlob {
  fileName: string
  /** Its bytes as they lie where they were saved. */
  blob: Blob
  expectation: Expectation
}

const running = new WeakMap<App, AbortController>()

/**
 * Certifies an export. `figures`: what the page said of the master before it; they are of the session's own rate. Never
 * rejects.
 */
export async function certifyExport(
  app: App,
  { session, files }: ExportResult,
  figures: SongFigures | null,
): Promise<void> {
  await certifyFiles(
    app,
    files.map(({ fileName, blob, ...file }) => {
      const isMaster = file.name === null
      const isPredicted = isMaster && file.rateHz === session.rateHz
      const expectation = expectationOf(session, {
        ...file,
        predicted: isPredicted && figures ? figures : file,
        targetLufs: isMaster ? promisedLufs(session) : null,
      })
      return { fileName, blob, expectation }
    }),
  )
}

/**
 * Reads each exported file again, measures it anew and puts its certificate into the store; a file that cannot be read
 * has none, and says why. Ends one that is under way.
 */
async function certifyFiles(app: App, files: readonly ExportedBlob[]): Promise<void> {
  cancelCertificates(app)
  const abort = new AbortController()
  running.set(app, abort)
  const { signal } = abort
  const done: FileCertificate[] = []
  app.certificates.setState({ status: 'measuring', fraction: 0, files: [], error: null })
  try {
    const { dspModule } = await app.engineReady()
    const certifier = new CertifierWorker(dspModule)
    for (const file of files) {
      const onProgress = (fraction: number) => {
        if (!signal.aborted) app.certificates.setState({ fraction: (done.length + fraction) / files.length })
      }
      done.push(await certifyOne(certifier, file, onProgress, signal))
    }
    signal.throwIfAborted()
    app.certificates.setState({ status: 'done', fraction: 1, files: done })
  } catch (error) {
    // Another export has begun: the store is its own.
    if (signal.aborted) return
    app.certificates.setState({
      status: 'failed',
      error: failureText(
        'The files could not be read again',
        error,
        'They were written, but nobody has checked them: export them again to be sure.',
      ),
    })
  } finally {
    if (running.get(app) === abort) running.delete(app)
  }
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
