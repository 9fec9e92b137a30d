import type { App } from '../../commands/app'
import { cancelExport } from '../../commands/cancel-export'
import { codecCheckOf } from '../../commands/codec-check'
import { cancelCodecCheck } from '../../commands/codec-check-run'
import { cancelFileJob } from '../../commands/file-job'
import { balanceStoreOf, cancelBalance } from '../../commands/measure-balance'
import { takeOffTransport } from '../../commands/prepare-version'
import { slotLabel } from '../../commands/slot-label'
import { cancelSetLoudness } from '../../commands/solve-target'
import { CHECK_CODECS } from '../../delivery/codec-check/check-codecs'
import type { Tab } from '../../state/view-store'

/** Work that somebody waits for, wherever they are. */
export interface RunningJob {
  readonly name: string
  /** 0 to 1. */
  readonly fraction: number
  /** Where its own card shows it already. */
  readonly home: Tab
  /** Null where it cannot be given up: what is left is short. */
  readonly cancel: (() => void) | null
}

/** Every store that says something of running work. */
export function jobStores(app: App) {
  const codecs = codecCheckOf(app).store
  return [
    ...[app.exporting, app.certificates, app.targets, app.review, app.projectFile, app.imports, app.compare],
    ...[codecs, balanceStoreOf(app)],
  ]
}

/** All that runs now, what was asked for last by hand first. */
export function runningJobs(app: App): RunningJob[] {
  return [...deliverJobs(app), ...fileJobs(app), ...compareJobs(app), ...importJobs(app)]
}

function deliverJobs(app: App): RunningJob[] {
  const exporting = app.exporting.getState()
  const certificates = app.certificates.getState()
  const targets = app.targets.getState()
  const { running } = codecCheckOf(app).store.getState()
  const jobs: RunningJob[] = []
  const add = (name: string, fraction: number, cancel: RunningJob['cancel']) =>
    jobs.push({ name, fraction, home: 'deliver', cancel })
  if (exporting.status === 'running') add('Exporting', exporting.fraction, () => cancelExport(app))
  // Short, and the file is there already.
  if (certificates.status === 'measuring') add('Reading the export again', certificates.fraction, null)
  if (targets.abort) add('Setting the loudness', targets.fraction, () => cancelSetLoudness(app))
  if (running) {
    add(`Checking ${CHECK_CODECS[running.codec].label}`, running.fraction, () => cancelCodecCheck(app))
  }
  return jobs
}

function fileJobs(app: App): RunningJob[] {
  const kinds = [
    { store: app.review, name: 'Review file', home: 'compare' },
    { store: app.projectFile, name: 'Project file', home: 'deliver' },
  ] as const
  return kinds.flatMap(({ store, name, home }) => {
    const { status, step, fraction } = store.getState()
    return status === 'running' ? [{ name: step || name, fraction, home, cancel: () => cancelFileJob(store) }] : []
  })
}

function compareJobs(app: App): RunningJob[] {
  const { measuring } = balanceStoreOf(app).getState()
  const preparing = app.compare.getState().versions.filter(({ status }) => status === 'preparing')
  return [
    ...(measuring
      ? [
          {
            ...{ name: `Measuring ${slotLabel(app, measuring.slot)}`, fraction: measuring.fraction },
            ...{ home: 'compare' as const, cancel: () => cancelBalance(app) },
          },
        ]
      : []),
    ...preparing.map(({ versionId, name, fraction }) => ({
      ...{ name: `Rendering ${name}`, fraction, home: 'compare' as const },
      cancel: () => takeOffTransport(app, versionId),
    })),
  ]
}

function importJobs(app: App): RunningJob[] {
  const jobs = app.imports.getState().jobs.filter(({ error }) => error === null)
  const [first] = jobs
  if (!first) return []
  const cancel = () => {
    for (const job of jobs) job.cancel()
  }
  const fraction = jobs.reduce((sum, job) => sum + job.fraction, 0) / jobs.length
  const name = jobs.length === 1 ? `Reading ${first.fileName}` : `Reading ${jobs.length} files`
  return [{ name, fraction, home: 'stems', cancel }]
}
