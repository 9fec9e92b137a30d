import { createStore } from 'zustand/vanilla'
import dspUrl from '../../build/dsp.wasm?url'
import { WholeSongLoudness } from '../analysis/whole-song-loudness'
import { createAnnouncementStore } from '../state/announcement-store'
import { createBlindStore } from '../state/blind-store'
import { createCertificateStore } from '../state/certificate-store'
import { createCompareStore } from '../state/compare-store'
import { createExportStore } from '../state/export-store'
import { createFileJobStore } from '../state/file-job-store'
import { createHandStore } from '../state/hand-store'
import { createImportsStore } from '../state/imports-store'
import { createLoudnessStore } from '../state/loudness-store'
import { createNoticeStore } from '../state/notice-store'
import { createPresetStore } from '../state/preset-store'
import { createProjectStore } from '../state/project-store'
import { createServiceStore } from '../state/service-store'
import { createSessionStore } from '../state/session-store'
import { createSettingsStore } from '../state/settings-store'
import { createTargetStore } from '../state/target-store'
import { createTransportStore } from '../state/transport-store'
import { createViewStore } from '../state/view-store'
import type { App, KeptState } from './app'
import type { Engine, EngineState } from './engine'
import { followMusicOffset } from './follow-music-offset'
import { followProject } from './follow-project'
import { keepSession } from './keep-session'
import { keepSlotsFilled } from './keep-slots-filled'
import { LiveSession } from './live-session'
import { loadTargets } from './load-targets'
import { failureText } from './message-of'
import { remarkFewStems } from './remark-few-stems'

/** Makes the app: its stores at once, so that the page can be drawn, and the engine as soon as it is loaded. */
export function createApp(): App {
  const stores = {
    session: createSessionStore(),
    project: createProjectStore(),
    transport: createTransportStore(),
    compare: createCompareStore(),
    imports: createImportsStore(),
    loudness: createLoudnessStore(),
    exporting: createExportStore(),
    certificates: createCertificateStore(),
    targets: createTargetStore(),
    services: createServiceStore(),
    blind: createBlindStore(),
    review: createFileJobStore(),
    projectFile: createFileJobStore(),
    notices: createNoticeStore(),
    announcements: createAnnouncementStore(),
    view: createViewStore(),
    settings: createSettingsStore(),
    hand: createHandStore(),
    presets: createPresetStore(),
    kept: createStore<KeptState>()(() => ({ offered: null, offeredProject: null })),
    engine: createStore<EngineState>()(() => ({ engine: null, error: null })),
  }
  const loading = loadEngine()
  loading.then(
    (engine) => stores.engine.setState({ engine }),
    (error) =>
      stores.engine.setState({
        error: failureText('The audio engine did not start', error, 'Your session is kept: reload the page.'),
      }),
  )
  const engineReady = () => loading
  const live = new LiveSession({ ...stores, engineReady })
  const analysis = new WholeSongLoudness({
    session: stores.session,
    imports: stores.imports,
    loudness: stores.loudness,
    transport: stores.transport,
    compare: stores.compare,
    renderHost: async () => (await loading).renderHost,
  })
  const app: App = { ...stores, engineReady, live, analysis, exportAbort: null }
  followProject(app)
  followMusicOffset(app)
  keepSession(app)
  remarkFewStems(app)
  keepSlotsFilled(app)
  void loadTargets(app)
  return app
}

async function loadEngine(): Promise<Engine> {
  const response = fetch(dspUrl)
  // None of this is needed to draw the page.
  const [{ Dsp }, { BrowserHost }, { StemLibrary }] = await Promise.all([
    import('../engine/dsp'),
    import('../render/browser-host'),
    import('../workers/stem-library'),
  ])
  const [dspModule, dspVersion, library] = await Promise.all([
    // A host that serves .wasm with another type must not stop the page.
    WebAssembly.compileStreaming(response.then((found) => found.clone())).catch(async () =>
      WebAssembly.compile(await (await response).arrayBuffer()),
    ),
    response.then(async (found) => versionOf(await found.clone().arrayBuffer())),
    StemLibrary.open({ dspUrl }),
  ])
  return { library, dspModule, dsp: new Dsp(dspModule), renderHost: new BrowserHost(library, dspModule, dspVersion) }
}

/** Names a binary by its bytes. */
async function versionOf(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
