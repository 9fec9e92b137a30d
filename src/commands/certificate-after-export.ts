import { exportPromise } from '../delivery/certificate/export-promise'
import type { App } from './app'
import { cancelCertificates, certifyExported } from './certificate-exported'

/** After each export its files are read again; where the next one begins their certificates are gone. */
export function certifyExports(app: App): void {
  app.exporting.subscribe(({ status, result }, before) => {
    if (status === before.status && result === before.result) return
    if (status === 'running') cancelCertificates(app)
    if (status !== 'done' || !result) return
    const { session, files } = result
    const written = files.map((file) => ({
      fileName: file.fileName,
      blob: file.blob,
      expectation: exportPromise(session, file),
    }))
    void certifyExported(app, written)
  })
}
