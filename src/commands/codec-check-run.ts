import { CHECK_CODEC_IDS } from '../delivery/codec-check/check-codecs'
import { codecsHere, PageCodecCheck } from '../delivery/codec-check/check-in-page'
import { NO_CODEC_CHECK } from '../state/codec-check-store'
import type { App } from './app'
import { codecCheckOf, finishedMaster } from './codec-check'
import { failureText, isAbort } from './message-of'

/** Codes the finished master with everything that this browser codes, one after the other. `cancelCodecCheck` ends it. */
export async function runCodecCheck(app: App): Promise<void> {
  const check = codecCheckOf(app)
  const { store } = check
  const file = finishedMaster(app.exporting.getState())
  if (store.getState().status === 'running' || !file || file.obstacle) return
  forget(app)
  const run = ++check.run
  const { listening } = store.getState()
  store.setState({ ...NO_CODEC_CHECK, listening, status: 'running', file })
  try {
    const [{ dspModule }, missing] = await Promise.all([app.engineReady(), codecsHere()])
    const page = await PageCodecCheck.open(file.blob, file.name, dspModule)
    if (check.run !== run) {
      page.close()
      return
    }
    check.page = page
    for (const codec of CHECK_CODEC_IDS.filter((id) => missing[id] === null)) {
      store.setState({ running: { codec, fraction: 0 } })
      const report = await page.run(codec, (fraction) => {
        if (check.run === run && store.getState().running?.codec === codec) {
          store.setState({ running: { codec, fraction } })
        }
      })
      if (check.run !== run) return
      const { reports, shown } = store.getState()
      store.setState({ reports: { ...reports, [codec]: report }, shown: shown ?? codec })
    }
    store.setState({ status: 'done', running: null })
  } catch (error) {
    if (check.run !== run || isAbort(error)) return
    forget(app)
    store.setState({
      status: 'failed',
      running: null,
      error: failureText('The codec check did not work', error, 'The exported file is not changed.'),
    })
  }
}

/** Ends the check that runs; what was found so far is forgotten. */
export function cancelCodecCheck(app: App): void {
  const check = codecCheckOf(app)
  check.run++
  forget(app)
  check.store.setState({ ...NO_CODEC_CHECK, listening: check.store.getState().listening })
}

/** Lets go of the last check's sound and worker. */
function forget(app: App): void {
  const check = codecCheckOf(app)
  check.player?.dispose()
  check.player = null
  check.loaded = null
  check.page?.close()
  check.page = null
}
