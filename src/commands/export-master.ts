import { type RenderResult, renderMix } from '../render/render-mix'
import type { ExportFormat, SessionDoc } from '../session/document'
import { say } from '../state/notice-store'
import { shownName } from '../wav/audio-file-error'
import type { App } from './app'
import { missingStems } from './available-session'
import { isAbort, messageOf } from './message-of'
import { type FileSink, fileNameFrom, openSink } from './save-file'

const BITS: Record<ExportFormat, string> = { wav24: '24-bit', wav16: '16-bit', wav32f: '32-bit float' }

/** Why a session cannot be exported, in words that say what to do; null where it can. */
export function exportObstacle(session: SessionDoc | null, missing: readonly { fileName: string }[]): string | null {
  if (!session || session.groups.length === 0) return 'There are no stems to export: add stems first.'
  if (missing.length === 0) return null
  const names = missing.map((stem) => `“${shownName(stem.fileName)}”`).join(', ')
  return `The master would not be whole: ${names} ${missing.length === 1 ? 'is' : 'are'} missing. Add them first.`
}

/** Renders the master with all cores and saves it. Says how far it is; `cancelExport` ends it. */
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
  const fileName = `${fileNameFrom(session.title, 'tutti')} master ${BITS[session.export.format]}.wav`
  const sink = await openSink({ fileName, description: 'WAV file', mime: 'audio/wav', extension: '.wav' })
  if (!sink) return
  const abort = new AbortController()
  app.exportAbort = abort
  app.exporting.setState({ status: 'running', fraction: 0, secondsLeft: 0, result: null, error: null })
  const startMs = performance.now()
  // The cores belong to the export; the whole-song figures wait, and most of them come out of it.
  app.analysis.pause()
  try {
    const result = await render(app, session, sink, abort.signal)
    abort.signal.throwIfAborted()
    await sink.close()
    finish(app, session, result, fileName, startMs)
  } catch (error) {
    // At once on the page; what the file system still has to do is not waited for.
    app.exporting.setState(
      isAbort(error) || abort.signal.aborted
        ? { status: 'cancelled' }
        : { status: 'failed', error: `The export did not work: ${messageOf(error)}` },
    )
    void sink.abort()
  } finally {
    app.exportAbort = null
    app.analysis.resume()
  }
}

async function render(app: App, session: SessionDoc, sink: FileSink, signal: AbortSignal): Promise<RenderResult> {
  const { renderHost } = await app.engineReady()
  const { format, dither } = session.export
  return renderMix(
    { session, what: 'master', format, dither, threads: Math.max(1, navigator.hardwareConcurrency || 2) },
    renderHost,
    {
      signal,
      onBytes: (bytes) => sink.write(bytes),
      onProgress: ({ fraction, secondsLeft }) => {
        if (!signal.aborted) app.exporting.setState({ fraction, secondsLeft })
      },
    },
  )
}

function finish(app: App, session: SessionDoc, result: RenderResult, fileName: string, startMs: number): void {
  app.analysis.learnMaster(session, result)
  app.exporting.setState({
    status: 'done',
    fraction: 1,
    result: {
      fileName,
      sha256: result.sha256 ?? '',
      integratedLufs: result.loudness.integratedLufs,
      truePeakDbtp: result.loudness.truePeakDbtp,
      seconds: (performance.now() - startMs) / 1000,
    },
  })
  for (const warning of result.warnings) say(app.notices, 'warning', warning)
}
