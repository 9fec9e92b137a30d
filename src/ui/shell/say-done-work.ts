import type { App } from '../../commands/app'
import { numberText } from '../../params/value-text'
import type { ExportState } from '../../state/export-store'
import type { FileJobState, FileJobStore } from '../../state/file-job-store'
import { say } from '../../state/notice-store'
import type { TargetOutcome } from '../../state/target-store'
import type { Tab } from '../../state/view-store'

/**
 * Says when long work has come to its end while somebody is on another step; on its own step its card says so. Gives a
 * function that ends it.
 */
export function sayDoneWork(app: App): () => void {
  const ends = [
    app.exporting.subscribe((state, before) => {
      if (state.status !== before.status) sayEnd(app, 'deliver', 'export', endOfExport(state))
    }),
    app.targets.subscribe(({ outcome }, before) => {
      if (outcome && outcome !== before.outcome) sayEnd(app, 'deliver', 'loudness', endOfTarget(outcome))
    }),
    followFile(app, app.review, 'compare', 'review', (name) => `The review file ${name} was written.`),
    followFile(app, app.projectFile, 'deliver', 'project file', (name) => `The project file ${name} is done.`),
  ]
  return () => {
    for (const end of ends) end()
  }
}

interface End {
  readonly kind: 'info' | 'error'
  readonly text: string
}

function followFile(
  app: App,
  store: FileJobStore,
  home: Tab,
  matter: string,
  done: (name: string) => string,
): () => void {
  return store.subscribe((state, before) => {
    if (state.status !== before.status) sayEnd(app, home, matter, endOfFile(state, done))
  })
}

function sayEnd(app: App, home: Tab, matter: string, end: End | null): void {
  if (!end || app.view.getState().tab === home) return
  const show = { label: 'Show', run: () => app.view.setState({ tab: home }) }
  say(app.notices, end.kind, end.text, matter, show)
}

function endOfExport({ status, result, error }: ExportState): End | null {
  if (status === 'failed' && error) return { kind: 'error', text: error }
  if (status !== 'done' || !result) return null
  const [master, ...beside] = result.files
  const more = beside.length === 0 ? '' : ` and ${beside.length} ${beside.length === 1 ? 'file' : 'files'} beside it`
  const figures = `${numberText(master.integratedLufs, 1)} LUFS, ${numberText(master.truePeakDbtp, 1)} dBTP`
  return { kind: 'info', text: `“${master.fileName}”${more}: exported, ${figures}.` }
}

function endOfFile({ status, fileName, error }: FileJobState, done: (name: string) => string): End | null {
  if (status === 'failed' && error) return { kind: 'error', text: error }
  return status === 'done' ? { kind: 'info', text: done(`“${fileName}”`) } : null
}

function endOfTarget(outcome: TargetOutcome): End | null {
  switch (outcome.kind) {
    case 'landed':
      return {
        kind: 'info',
        text: `The master is at ${numberText(outcome.integratedLufs, 1)} LUFS, with ${numberText(outcome.driveDb, 1)} dB of drive.`,
      }
    case 'cancelled':
      return { kind: 'info', text: outcome.text }
    default:
      return { kind: 'error', text: outcome.text }
  }
}
