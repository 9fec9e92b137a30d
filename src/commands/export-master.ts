import { expectationOf, promisedLufs } from '../delivery/certificate/expectation-of'
import { codedRateProblem } from '../delivery/encode/coded-rates'
import type { AlternatesResult } from '../render/alternate-files'
import { renderAlternates } from '../render/render-alternates'
import type { OutputResult } from '../render/render-graph'
import type { SessionDoc } from '../session/document'
import type { ExportFormat } from '../session/export-format'
import { planAlternates } from '../session/plan-alternates'
import type { ExportedFile } from '../state/export-store'
import type { SongFigures } from '../state/loudness-store'
import { say } from '../state/notice-store'
import { shownName } from '../wav/audio-file-error'
import type { App } from './app'
import { missingStems } from './available-session'
import { cancelCertificates, certifyExported, type ExportedBlob } from './certificate-exported'
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
  const shown = app.loudness.getState().master
  const predicted = shown.status === 'current' ? shown.figures : null
  try {
    const result = await render(app, session, files, abort.signal)
    for (const { name, loudness } of outputsOf(result)) await files.finish(name, loudness)
    abort.signal.throwIfAborted()
    await files.close()
    await finish(app, session, result, files, startMs)
    void certify(app, session, result, files, predicted)
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

/** The master, and what was made beside it. */
function outputsOf({
  master,
  files,
}: AlternatesResult): (OutputResult & { name: string | null; format?: ExportFormat })[] {
  return [{ ...master, name: null }, ...files]
}

async function finish(
  app: App,
  session: SessionDoc,
  result: AlternatesResult,
  saved: ExportFiles,
  startMs: number,
): Promise<void> {
  const { master, files, notes } = result
  app.analysis.learnMaster(session, master)
  const shared = { rateHz: master.rateHz, frames: master.frames }
  const exported = async (name: string | null, format: ExportFormat, output: OutputResult): Promise<ExportedFile> => ({
    name,
    fileName: saved.fileName(name),
    format,
    ...shared,
    pcmSha256: output.pcmSha256 ?? '',
    integratedLufs: output.loudness.integratedLufs,
    truePeakDbtp: output.loudness.truePeakDbtp,
    blob: await saved.written(name),
    metadata: saved.metadata(name),
  })
  const first = await exported(null, session.export.format, master)
  const others: ExportedFile[] = []
  for (const file of files) others.push(await exported(file.name, file.format, file))
  app.exporting.setState({
    status: 'done',
    fraction: 1,
    result: { session, files: [first, ...others], notes, seconds: (performance.now() - startMs) / 1000 },
  })
  for (const warning of master.warnings) say(app.notices, 'warning', warning)
}

/** Reads every file again where it lies. A file at another rate was not what the page's figures are of. */
async function certify(
  app: App,
  session: SessionDoc,
  result: AlternatesResult,
  saved: ExportFiles,
  figures: SongFigures | null,
): Promise<void> {
  const { rateHz, frames } = result.master
  const isPredicted = figures !== null && rateHz === session.rateHz
  const files: ExportedBlob[] = []
  for (const output of outputsOf(result)) {
    const { name, loudness, pcmSha256 } = output
    const format = output.format ?? session.export.format
    const predicted = name === null && isPredicted ? figures : loudness
    const targetLufs = name === null ? promisedLufs(session) : null
    const metadata = saved.metadata(name)
    files.push({
      fileName: saved.fileName(name),
      blob: await saved.written(name),
      expectation: expectationOf(session, { name, format, rateHz, frames, pcmSha256, metadata, predicted, targetLufs }),
    })
  }
  await certifyExported(app, files)
}
