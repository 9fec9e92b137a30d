import type { MonitorSlot } from '../protocol/listening'
import type { ReviewPlayer } from '../review/review-page'
import { type ReviewSlotRequest, reviewRateHz } from '../review/review-request'
import { fileNamePart } from '../session/file-name'
import { say } from '../state/notice-store'
import type { App } from './app'
import { type FileJob, runFileJob } from './file-job'
import { markSent } from './mark-sent'
import { takeOffTransport } from './prepare-version'
import { chosenSlots, headOf, REVIEW_BITRATE, type ReviewChoice, reviewObstacle } from './review-choice'
import { reviewSlot } from './review-slots'
import { openSink } from './save-file'
import { slotLabel } from './slot-label'

/**
 * Writes a review file: the chosen sounds with a player, to be opened by double-click. Versions in it count as sent.
 * `cancelFileJob(app.review)` ends it.
 */
export async function exportReview(app: App, choice: ReviewChoice): Promise<void> {
  const { session } = app.session.getState()
  const { project } = app.project.getState()
  if (app.review.getState().status === 'running') return
  const obstacle = reviewObstacle(session, choice)
  if (obstacle || !session || !project) {
    app.review.setState({ status: 'failed', error: obstacle })
    return
  }
  const title = session.title || 'Untitled'
  const sink = await openSink({
    fileName: `${fileNamePart(`${title} review`, 'review')}.html`,
    description: 'Review file',
    mime: 'text/html',
    extension: '.html',
  })
  if (!sink) return
  const isWritten = await runFileJob(
    app.review,
    { failure: 'The review file was not written', safe: 'Nothing was left behind, and the session is as it was.' },
    async (job) => {
      const rateHz = reviewRateHz(choice.codec, session.rateHz)
      const { library } = await app.engineReady()
      const port = library.connect()
      try {
        const slots = await preparedSlots(app, chosenSlots(choice), { rateHz, port }, job)
        const player = await loadPlayer()
        // The cores belong to what somebody waits for.
        app.analysis.pause()
        const request = { ...headOf(session, project, choice, rateHz), slots, player, bitrate: REVIEW_BITRATE, title }
        // Encoders come when they are needed.
        const { buildReview } = await import('../review/build-review')
        const { bytes, clipped } = await buildReview(request, sink, {
          signal: job.signal,
          onProgress: ({ fraction }) => job.tell('Writing the review file', PREPARED + (1 - PREPARED) * fraction),
        })
        await sink.close()
        sayClipped(app, slots, clipped)
        return { fileName: sink.fileName, bytes }
      } finally {
        port.close()
        if (app.exporting.getState().status !== 'running') app.analysis.resume()
      }
    },
  )
  if (!isWritten) return sink.abort()
  markSent(app, ...choice.versions)
}

/** Share of the work that is done when all sounds are ready. */
const PREPARED = 0.4

async function preparedSlots(
  app: App,
  slots: readonly MonitorSlot[],
  place: { rateHz: number; port: MessagePort },
  { signal, tell }: FileJob,
): Promise<ReviewSlotRequest[]> {
  const prepared: ReviewSlotRequest[] = []
  for (const slot of slots) {
    const step = `Preparing “${slotLabel(app, slot)}”`
    const report = (fraction: number) => tell(step, (PREPARED * (prepared.length + fraction)) / slots.length)
    report(0)
    const unsubscribe = app.compare.subscribe(({ versions }) => {
      report(versions.find(({ versionId }) => slot === `version:${versionId}`)?.fraction ?? 0)
    })
    const stop = () => takeOffIfUnfinished(app, slot)
    signal.addEventListener('abort', stop)
    try {
      prepared.push(await reviewSlot(app, slot, { ...place, signal }))
    } finally {
      signal.removeEventListener('abort', stop)
      unsubscribe()
    }
    signal.throwIfAborted()
  }
  return prepared
}

/** A render that nobody waits for any more. */
function takeOffIfUnfinished(app: App, slot: MonitorSlot): void {
  const begun = app.compare.getState().versions.find(({ versionId }) => slot === `version:${versionId}`)
  if (begun?.status === 'preparing') takeOffTransport(app, begun.versionId)
}

/** The page inside a review file, as it was built: some hundred kilobytes, loaded when they are asked for. */
async function loadPlayer(): Promise<ReviewPlayer> {
  const [script, style] = await Promise.all([
    import('../../build/reviewer.js?raw'),
    import('../../build/reviewer.css?raw'),
  ])
  return { script: script.default, style: style.default }
}

function sayClipped(app: App, slots: readonly ReviewSlotRequest[], clipped: readonly number[]): void {
  const names = slots.filter((_, index) => (clipped[index] ?? 0) > 0).map(({ label }) => `“${label}”`)
  if (names.length === 0) return
  const text = `${names.join(', ')} ${names.length === 1 ? 'goes' : 'go'} beyond full scale and ${names.length === 1 ? 'is' : 'are'} clipped in the review file.`
  say(app.notices, 'warning', text)
}
