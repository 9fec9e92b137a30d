import type { StoreApi } from 'zustand'
import type { WholeSongLoudness } from '../analysis/whole-song-loudness'
import type { ProjectDoc } from '../project/project'
import type { SessionDoc } from '../session/document'
import type { AnnouncementStore } from '../state/announcement-store'
import type { BlindStore } from '../state/blind-store'
import type { CertificateStore } from '../state/certificate-store'
import type { CompareStore } from '../state/compare-store'
import type { ExportStore } from '../state/export-store'
import type { FileJobStore } from '../state/file-job-store'
import type { HandStore } from '../state/hand-store'
import type { ImportsStore } from '../state/imports-store'
import type { LoudnessStore } from '../state/loudness-store'
import type { NoticeStore } from '../state/notice-store'
import type { PresetStore } from '../state/preset-store'
import type { ProjectStore } from '../state/project-store'
import type { ServiceStore } from '../state/service-store'
import type { SessionStore } from '../state/session-store'
import type { SettingsStore } from '../state/settings-store'
import type { TargetStore } from '../state/target-store'
import type { TransportStore } from '../state/transport-store'
import type { ViewStore } from '../state/view-store'
import type { Engine, EngineState } from './engine'
import type { LiveSession } from './live-session'

/** The session that was open the last time, as long as nothing has taken its place. */
export interface KeptState {
  readonly offered: SessionDoc | null
  /** Its versions and comments. */
  readonly offeredProject: ProjectDoc | null
}

/** Everything that a command may need. Made once, by `createApp`. */
export interface App {
  readonly session: SessionStore
  readonly project: ProjectStore
  readonly transport: TransportStore
  readonly compare: CompareStore
  readonly imports: ImportsStore
  readonly loudness: LoudnessStore
  readonly exporting: ExportStore
  readonly certificates: CertificateStore
  readonly targets: TargetStore
  readonly services: ServiceStore
  readonly blind: BlindStore
  /** The review file that is being written. */
  readonly review: FileJobStore
  /** The project file that is being saved or opened. */
  readonly projectFile: FileJobStore
  readonly notices: NoticeStore
  /** What the screen reader was asked to say. */
  readonly announcements: AnnouncementStore
  readonly view: ViewStore
  readonly settings: SettingsStore
  readonly hand: HandStore
  readonly presets: PresetStore
  readonly kept: StoreApi<KeptState>
  readonly engine: StoreApi<EngineState>
  readonly live: LiveSession
  readonly analysis: WholeSongLoudness
  /** Resolves with the engine; rejects where it cannot be loaded. */
  engineReady(): Promise<Engine>
  /** Ends the export that runs, if one does. */
  exportAbort: AbortController | null
}
