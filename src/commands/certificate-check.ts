import { CertifierWorker } from '../delivery/certificate/certifier-worker'
import { MOST_CERTIFICATE_BYTES } from '../delivery/certificate/parse-certificate'
import type { App } from './app'
import { decodedByBrowser } from './certificate-decode'
import { failureText } from './message-of'

let latest: AbortController | null = null

/**
 * Holds a delivered file against its certificate: both are chosen together, in any order. What comes out is in the
 * store; never rejects. A later check ends one that is under way.
 */
export async function checkAgainstCertificate(app: App, chosen: readonly File[]): Promise<void> {
  latest?.abort()
  const abort = new AbortController()
  latest = abort
  const set = (change: Partial<ReturnType<typeof app.certificates.getState>['check']>) => {
    if (!abort.signal.aborted) app.certificates.setState(({ check }) => ({ check: { ...check, ...change } }))
  }
  const json = chosen.find(({ name }) => /\.json$/i.test(name))
  const audio = chosen.find((file) => file !== json)
  const problem = problemOf(json, audio, chosen.length)
  if (problem || !json || !audio) return set({ status: 'failed', checked: null, error: problem })
  set({ status: 'measuring', fraction: 0, checked: null, error: null })
  try {
    const { dspModule } = await app.engineReady()
    const text = await json.text()
    const decoded = await decodedByBrowser(audio, audio.name).catch(() => null)
    const verification = await new CertifierWorker(dspModule).verify({ name: audio.name, blob: audio, decoded }, text, {
      onProgress: (fraction) => set({ fraction }),
      signal: abort.signal,
    })
    set({ status: 'done', fraction: 1, checked: { fileName: audio.name, verification } })
  } catch (error) {
    set({
      status: 'failed',
      error: failureText(`“${audio.name}” could not be checked`, error, 'The file itself is not changed.'),
    })
  }
}

function problemOf(json: File | undefined, audio: File | undefined, count: number): string | null {
  if (!json || !audio || count > 2) {
    return 'Choose two files together: the delivered file, and its certificate, which ends in .json.'
  }
  return json.size > MOST_CERTIFICATE_BYTES ? 'The JSON file is too long for a certificate.' : null
}
