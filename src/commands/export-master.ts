import { codedRateProblem } from '../delivery/encode/coded-rates'
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
import { ExportFiles } from './export-files'
import { isAbort, messageOf } from './message-of'

/** Why a session cannot be exported, in words that say what to do; null where it can. */
export function exportObstacle(session: SessionDoc | null, missing: readonly { fileName: string }[]): string | null {
  if (!session || session.groups.length === 0) return 'There are no stems to export: add stems first.'
  if (missing.length === 0) {
    return codedRateProblem(session.export.format, fileRateHz(session)) ?? planAlternates(session).obstacle
  }
  const names = missing.map((stem) => `“${shownName(stem.fileName)}”`).join(', ')
  return `The master would not be whole: ${names} ${missing.length === 1 ? 'is' : 'are'} missing. Add them first.`
}

/** Renders the master, and the alternates beside it, with all cores and saves them. `cancelExport` ends it. */
export async function exportMaster(app: App): Promise<void> {
  const { session } = app.session.getState()
  if (app.exporting.getState().status === 'running') return
  const missing = session ? missingStems(session, app.imports.getState().stems) : []
  const inSong = missing.filter((stem) => session?.groups.some((group) => group.stems.includes(stem)))
  const obstacle = exportObstacle(session, inSong)
  if (obstacle || !session) {
    app.exporting.setState({ status: 'failed', error: obstacle, result: null })
    return
  }
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
  const predicted = shown.status === 'current' ? shown.figures : null
  try {
    const rendered = await render(app, session, files, abort.signal)
    for (const { name, loudness } of outputsOf(session, rendered)) await files.finish(name, loudness)
    abort.signal.throwIfAborted()
    await files.close()
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
        : { status: 'failed', error: `The export did not work: ${messageOf(error)}` },
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
  files: ExportFiles,
  signal: AbortSignal,
): Promise<AlternatesResult> {
  const { renderHost } = await app.engineReady()
  const { format, dither, rateHz } = session.export
  const isConverted = rateHz !== null && rateHz !== session.rateHz
  const holds = isConverted ? [] : app.analysis.masterHolds()
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
