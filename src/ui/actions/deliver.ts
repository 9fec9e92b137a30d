import { ALTERNATE_KINDS, type AlternateKind, addAlternate, isWorthwhile } from '../../commands/add-alternate'
import type { App } from '../../commands/app'
import { cancelExport } from '../../commands/cancel-export'
import { checkAgainstCertificate } from '../../commands/certificate-check'
import { chooseExportFormat } from '../../commands/choose-export-format'
import { finishedMaster } from '../../commands/codec-check'
import { runCodecCheck } from '../../commands/codec-check-run'
import { exportMaster } from '../../commands/export-master'
import { openTargets, saveTargets } from '../../commands/load-targets'
import { setLoudness } from '../../commands/solve-target'
import { DELIVERY } from '../../params'
import { valueText } from '../../params/value-text'
import { EXPORT_FORMATS, FORMATS } from '../../session/export-format'
import type { Action } from './action'
import { hasSong, withSong } from './conditions'
import { pickFiles } from './pick-files'
import { reveal } from './reveal'

const deliver = (
  id: string,
  label: string,
  alsoCalled: readonly string[],
  rest: Pick<Action, 'run'> & Partial<Action>,
) => ({ id: `deliver.${id}`, label, group: 'Deliver', alsoCalled, ...rest }) satisfies Action

const isExporting = (app: App) => app.exporting.getState().status === 'running'

/** The way out. */
export const DELIVER: readonly Action[] = [
  deliver('export', 'Export master', ['render', 'bounce', 'save', 'wav'], {
    ...withSong,
    isEnabled: (app) => hasSong(app) && !isExporting(app),
    run: (app) => {
      reveal(app, 'deliver')
      void exportMaster(app)
    },
  }),
  deliver('cancel-export', 'Cancel export', ['stop', 'end'], { isEnabled: isExporting, run: cancelExport }),
  deliver('set-loudness', 'Set loudness to the target', ['LUFS', 'drive', 'target', 'normalise'], {
    ...withSong,
    isEnabled: (app) => hasSong(app) && app.targets.getState().abort === null && !isExporting(app),
    labelNow: (app) => {
      const lufs = app.session.getState().session?.delivery.targetLufs
      return lufs === undefined
        ? 'Set loudness to the target'
        : `Set loudness to ${valueText(DELIVERY.targetLufs, lufs)}`
    },
    run: (app) => {
      reveal(app, 'deliver')
      void setLoudness(app)
    },
  }),
  deliver('codec-check', 'Check what codecs make of the file', ['mp3', 'aac', 'opus', 'overs'], {
    needs: 'Export a WAV or FLAC file first',
    isEnabled: (app) => finishedMaster(app.exporting.getState())?.obstacle === null,
    run: (app) => {
      reveal(app, 'deliver')
      void runCodecCheck(app)
    },
  }),
  deliver('check-certificate', 'Check a file against its certificate…', ['verify', 'proof'], {
    run: (app) => {
      reveal(app, 'deliver')
      pickFiles({ multiple: true }, (files) => void checkAgainstCertificate(app, files))
    },
  }),
  deliver('open-targets', 'Load delivery targets…', ['services', 'spotify', 'json'], {
    run: (app) => pickFiles({ accept: '.json' }, ([file]) => file && void openTargets(app, file)),
  }),
  deliver('save-targets', 'Save the delivery targets', ['services', 'json'], { run: (app) => void saveTargets(app) }),
]

/** What the file is, and what lies beside it. */
export function deliverActions({ session: store }: App): Action[] {
  const { session } = store.getState()
  if (!session) return []
  return [
    ...EXPORT_FORMATS.filter((format) => format !== session.export.format).map((format) =>
      deliver(`format-${format}`, `Format: ${FORMATS[format].label}`, ['export', 'file'], {
        deep: true,
        run: (app) => chooseExportFormat(app, format),
      }),
    ),
    ...(Object.keys(ALTERNATE_KINDS) as AlternateKind[])
      .filter((kind) => isWorthwhile(session, kind))
      .map((kind) =>
        deliver(`add-${kind}`, `Add a file beside the master: ${ALTERNATE_KINDS[kind].label}`, ['alternate'], {
          deep: true,
          run: (app) => addAlternate(app, kind),
        }),
      ),
  ]
}
