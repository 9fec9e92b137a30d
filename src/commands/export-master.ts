import { codedRateProblem } from '../delivery/encode/coded-rates'
import type { VersionDoc } from '../project/project'
import type { AlternatesResult } from '../render/alternate-files'
import { renderAlternates } from '../render/render-alternates'
import type { OutputResult } from '../render/render-graph'
import type { SessionDoc } from '../session/document'
import type { ExportFormat } from '../session/export-format'
import { planAlternates } from '../session/plan-alternates'
import type { ExportedFile, ExportResult } from '../state/export-store'
import { masterLoudness } from '../state/loudness-store'
import { say } from '../state/notice-store'
import { shownName } from '../wav/audio-file-error'
import type { App } from './app'
import { missingStems } from './available-session'
import { cancelCertificates, certifyExport } from './certificate-exported'
import { fileRateHz } from './choose-export-format'
import { otherThanApproved, stampedSession } from './delivery-version'
import { ExportFiles } from './export-files'
import { markSent } from './mark-sent'
import { failureText, isAbort } from './message-of'

/** Why a session cannot be exported, in words that say what to do; null where it can. */
export function exportObstacle(session: SessionDoc | null, missing: readonly { fileName: string }[]): string | null {
  if (!session || session.groups.length === 0) return 'There are no stems to export: add stems first.'
  if (missing.length === 0) {
    return codedRateProblem(session.export.format, fileRateHz(session)) ?? planAlternates(session).obstacle
  }
  const names = missing.map((stem) => `“${shownName(stem.fileName)}”`).join(', ')
  return `The master would not be whole: ${names} ${missing.length === 1 ? 'is' : 'are'} missing. Add them first.`
}

export interface ExportChoice {
  /** The person has said that something else than the approved version is meant. */
  readonly otherThanApproved?: boolean
  /** A saved version in the place of the session as it stands. */
  readonly version?: VersionDoc
}

/**
 * Renders the master, and the alternates beside it, with all cores and saves them. `cancelExport` ends it. Where a
 * version is approved and the session is another state, it asks first: nothing is delivered by mistake.
 */
export async function exportMaster(app: App, choice: ExportChoice = {}): Promise<void> {
  const chosen = choice.version?.session ?? app.session.getState().session
  const session = chosen && stampedSession(app, chosen)
  if (app.exporting.getState().status === 'running') return
  const missing = session ? missingStems(session, app.imports.getState().stems) : []
  const inSong = missing.filter((stem) => session?.groups.some((group) => group.stems.includes(stem)))
  const obstacle = exportObstacle(session, inSong)
  if (obstacle || !session) {
    app.exporting.setState({ status: 'failed', error: obstacle, result: null, insteadOf: null })
    return
  }
  const insteadOf = choice.otherThanApproved || choice.version ? null : otherThanApproved(app)
  app.exporting.setState({ insteadOf })
  if (insteadOf) return
  const files = await ExportFiles.ask(session, planAlternates(session).files.length > 0)
  if (!files) return
  const abort = new AbortController()
  app.exportAbort = abort
  app.exporting.setState({ status: 'running', fraction: 0, secondsLeft: 0, result: null, error: null })
  cancelCertificates(app)
  const startMs = performance.now()
  // The cores belong to the export; the whole-song figures wait, and most of them come out of it.
  app.analysis.pause()
  // What the page said the file would measure: the certificate holds the file against it.
  const shown = masterLoudness(app.loudness.getState())
  const predicted = shown.status === 'current' && !choice.version ? shown.figures : null
  try {
    const rendered = await render(app, session, !choice.version, files, abort.signal)
    for (const { name, loudness } of outputsOf(session, rendered)) await files.finish(name, loudness)
    abort.signal.throwIfAborted()
    await files.close()
    if (session.delivery.version) markSent(app, session.delivery.version.id)
    const result = await resultOf(session, rendered, files, startMs)
    app.analysis.learnMaster(session, rendered.master)
    app.exporting.setState({ status: 'done', fraction: 1, result })
    for (const warning of rendered.master.warnings) say(app.notices, 'warning', warning)
    void certifyExport(app, result, predicted)
  } catch (error) {
    // At once on the page; what the file system still has to do is not waited for.
    app.exporting.setState(
      isAbort(error) || abort.signal.aborted
        ? { status: 'cancelled' }
        : {
            status: 'failed',
            error: failureText(
              'The export did not work',
              error,
              'No file was left behind, and the session is as it was.',
            ),
          },
    )
    files.abort()
  } finally {
    app.exportAbort = null
    app.analysis.resume()
  }
}

async function render(
  app: App,
  session: SessionDoc,
  isPresent: boolean,
  files: ExportFiles,
  signal: AbortSignal,
): Promise<AlternatesResult> {
  const { renderHost } = await app.engineReady()
  const { format, dither, rateHz } = session.export
  const isConverted = rateHz !== null && rateHz !== session.rateHz
  // Known holds are those of the session as it stands, at its own rate.
  const holds = isConverted || !isPresent ? [] : app.analysis.masterHolds()
  return renderAlternates(
    { session, format, dither, rateHz, holds, threads: Math.max(1, navigator.hardwareConcurrency || 2) },
    renderHost,
    {
      signal,
      onFile: (file) => files.writer(file, signal),
      onProgress: ({ fraction, secondsLeft }) => {
        if (!signal.aborted) app.exporting.setState({ fraction, secondsLeft })
      },
    },
  )
}

type NamedOutput = OutputResult & { name: string | null; format: ExportFormat }

/** The master, and what was made beside it. */
function outputsOf(session: SessionDoc, { master, files }: AlternatesResult): [NamedOutput, ...NamedOutput[]] {
  return [{ ...master, name: null, format: session.export.format }, ...files]
}

async function resultOf(
  session: SessionDoc,
  rendered: AlternatesResult,
  saved: ExportFiles,
  startMs: number,
): Promise<ExportResult> {
  const { master, notes } = rendered
  const { rateHz, frames } = master
  const exported = async (output: NamedOutput): Promise<ExportedFile> => ({
    ...{ name: output.name, format: output.format, rateHz, frames },
    fileName: saved.fileName(output.name),
    pcmSha256: output.pcmSha256 ?? '',
    integratedLufs: output.loudness.integratedLufs,
    truePeakDbtp: output.loudness.truePeakDbtp,
    blob: await saved.written(output.name),
    metadata: saved.metadata(output.name),
  })
  const [first, ...others] = outputsOf(session, rendered)
  const files: [ExportedFile, ...ExportedFile[]] = [await exported(first)]
  for (const output of others) files.push(await exported(output))
  return { session, files, notes, seconds: (performance.now() - startMs) / 1000 }
}
