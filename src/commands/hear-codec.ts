import { CHECK_CODECS } from '../delivery/codec-check/check-codecs'
import { masterSpan } from '../session/song-length'
import { say } from '../state/notice-store'
import type { App } from './app'
import { codecCheckOf } from './codec-check'
import { remember } from './import-files'
import { failureText } from './message-of'

/**
 * Puts what a codec made of the finished file on the transport, beside the master: its codec's delay is taken off, so
 * that it lies on the samples that it was made of. Resolves with false where that did not work; the page says why.
 */
export async function hearCodec(app: App): Promise<boolean> {
  const check = codecCheckOf(app)
  const { shown, reports, file } = check.store.getState()
  if (!shown || !check.page || !reports[shown] || !file) return false
  const { page } = check
  const { result } = app.exporting.getState()
  const exported = result?.files[0].blob === file.blob ? result.session : app.session.getState().session
  if (!exported) return false
  try {
    const { rateHz, coded } = await page.compare(shown)
    const { library } = await app.engineReady()
    const label = `${CHECK_CODECS[shown].label} of ${file.name}`
    const stem = await library.importSamples(label, coded, rateHz)
    remember(app, [stem])
    const sessionHz = app.session.getState().session?.rateHz ?? exported.rateHz
    const startFrame = Math.round((masterSpan(exported).start * sessionHz) / exported.rateHz)
    app.compare.setState({ codec: { label, sound: { stem: stem.ref, startFrame } } })
    return true
  } catch (error) {
    say(
      app.notices,
      'error',
      failureText('The coded file cannot be heard beside the master', error, 'The exported file is not changed.'),
    )
    return false
  }
}
