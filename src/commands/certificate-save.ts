import type { Certificate } from '../delivery/certificate/certificate'
import { certificateHtml } from '../delivery/certificate/certificate-html'
import { certificateJson } from '../delivery/certificate/certificate-json'
import { say } from '../state/notice-store'
import type { App } from './app'
import { failureText } from './message-of'
import { openSink } from './save-file'

const KINDS = {
  json: { description: 'Certificate', mime: 'application/json', extension: '.json', text: certificateJson },
  page: { description: 'Certificate as a page', mime: 'text/html', extension: '.html', text: certificateHtml },
} as const

/** Saves a certificate beside what it certifies: "Song.certificate.json", or ".html" to be read and printed. */
export async function saveCertificate(app: App, certificate: Certificate, as: keyof typeof KINDS): Promise<void> {
  const { description, mime, extension, text } = KINDS[as]
  const stem = certificate.file.name.replace(/\.[^.]*$/, '')
  try {
    const sink = await openSink({ fileName: `${stem}.certificate${extension}`, description, mime, extension })
    if (!sink) return
    await sink.write(new TextEncoder().encode(text(certificate)))
    await sink.close()
  } catch (error) {
    say(
      app.notices,
      'error',
      failureText('The certificate could not be saved', error, 'The exported file is not changed: try again.'),
    )
  }
}
