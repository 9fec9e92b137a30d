import type { VersionDoc } from '../project/project'
import type { SessionDoc } from '../session/document'
import { FORMATS, type SampleFormat } from '../session/export-format'
import { masterSpan } from '../session/song-length'
import { MAX_PREPARED_VERSIONS, type PreparedSound, type PreparedVersion } from '../state/compare-store'
import { say } from '../state/notice-store'
import { shownName } from '../wav/audio-file-error'
import { riffHead, type WavFormat } from '../wav/riff-head'
import type { App } from './app'
import { missingStems } from './available-session'
import { findKeptStems } from './find-kept-stems'
import { remember } from './import-files'
import { failureText, isAbort } from './message-of'

const WAV_OF: Record<SampleFormat, WavFormat> = { pcm16: 'wav16', pcm24: 'wav24', float32: 'wav32f' }

const NOTHING = new Uint8Array(0)

interface Running {
  readonly abort: AbortController
  readonly sound: Promise<PreparedSound | null>
}
const running = new Map<string, Running>()

/**
 * Puts a saved version on the transport: renders it, as its file would be, into the store of stems. Resolves with null
 * where that did not work or was given up; the page says why.
 */
export function prepareVersion(app: App, version: VersionDoc): Promise<PreparedSound | null> {
  const { versions } = app.compare.getState()
  const known = versions.find(({ versionId }) => versionId === version.id)
  if (known?.sound) return Promise.resolve(known.sound)
  const under = running.get(version.id)
  if (under) return under.sound
  const abort = new AbortController()
  makeRoom(app, version)
  const sound = render(app, version, abort.signal).finally(() => running.delete(version.id))
  running.set(version.id, { abort, sound })
  return sound
}

/** Takes a version off the transport; what renders it ends. */
export function takeOffTransport(app: App, versionId: string): void {
  running.get(versionId)?.abort.abort()
  app.compare.setState(({ versions }) => ({ versions: versions.filter((other) => other.versionId !== versionId) }))
}

/** The oldest goes where there are as many as the player has room for; never the one that is heard. */
function makeRoom(app: App, { id, name, musicOffsetSeconds }: VersionDoc): void {
  const { slot } = app.transport.getState()
  const versions = app.compare.getState().versions.filter(({ versionId }) => versionId !== id)
  const oldest = versions.find(({ versionId }) => slot !== `version:${versionId}`)
  if (versions.length >= MAX_PREPARED_VERSIONS && oldest) takeOffTransport(app, oldest.versionId)
  const begun: PreparedVersion = {
    ...{ versionId: id, name, status: 'preparing', fraction: 0 },
    ...{ error: null, sound: null, musicOffsetSeconds },
  }
  app.compare.setState((state) => ({
    versions: [...state.versions.filter(({ versionId }) => versionId !== id), begun],
  }))
}

function tell(app: App, id: string, change: Partial<PreparedVersion>): void {
  app.compare.setState(({ versions }) => ({
    versions: versions.map((known) => (known.versionId === id ? { ...known, ...change } : known)),
  }))
}

async function render(app: App, version: VersionDoc, signal: AbortSignal): Promise<PreparedSound | null> {
  try {
    // By their samples alone: with others of the same name it would be another version.
    const { session } = version
    await findKeptStems(app, session)
    const missing = missingStems(session, app.imports.getState().stems)
    const absent = missing.filter((stem) => session.groups.some(({ stems }) => stems.includes(stem)))
    if (absent.length > 0) {
      const names = absent.map(({ fileName }) => `“${shownName(fileName)}”`).join(', ')
      throw new Error(`${names} ${absent.length === 1 ? 'is' : 'are'} missing. Add the file on the Stems screen first.`)
    }
    const file = await renderedFile(app, session, version, signal)
    const { library } = await app.engineReady()
    const stem = await library.importFile(file, { signal })
    remember(app, [stem])
    const rateHz = app.session.getState().session?.rateHz ?? session.rateHz
    const sound = {
      stem: stem.ref,
      startFrame: Math.round((masterSpan(session).start * rateHz) / session.rateHz),
    }
    tell(app, version.id, { status: 'ready', fraction: 1, sound })
    return sound
  } catch (error) {
    if (isAbort(error) || signal.aborted) {
      app.compare.setState(({ versions }) => ({ versions: versions.filter((known) => known.versionId !== version.id) }))
      return null
    }
    const reason = failureText(`“${version.name}” cannot be heard`, error, 'It stays on the list of versions.')
    tell(app, version.id, { status: 'failed', error: reason })
    say(app.notices, 'error', reason)
    return null
  }
}

/** The version's master as a WAV file, piece by piece: only the browser holds all of it. */
async function renderedFile(app: App, session: SessionDoc, version: VersionDoc, signal: AbortSignal): Promise<File> {
  const { renderHost } = await app.engineReady()
  const { format, dither } = session.export
  const { samples } = FORMATS[format]
  let pieces: Blob[] = []
  // The cores belong to what somebody waits for.
  app.analysis.pause()
  try {
    const { renderMix } = await import('../render/render-mix')
    const { frames } = await renderMix(
      { session, what: 'master', format: samples, dither, write: true, hash: false, threads: threads(app) },
      renderHost,
      {
        signal,
        onBytes(bytes) {
          pieces.push(new Blob([bytes.slice()]))
        },
        onRestart() {
          pieces = []
        },
        onProgress: ({ fraction }) => tell(app, version.id, { fraction: fraction * 0.9 }),
      },
    )
    const head = riffHead({
      format: WAV_OF[samples],
      rateHz: session.rateHz,
      channels: 2,
      frames,
      before: NOTHING,
      after: NOTHING,
    })
    return new File([head.bytes, ...pieces], `${version.name}.wav`)
  } finally {
    if (app.exporting.getState().status !== 'running') app.analysis.resume()
  }
}

function threads(app: App): number {
  const cores = navigator.hardwareConcurrency || 2
  return app.transport.getState().playing ? Math.max(1, cores - 1) : cores
}
