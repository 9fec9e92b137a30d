import { Button, Radio, RadioGroup } from 'react-aria-components'
import { openSession } from '../../commands/open-session'
import { saveSession } from '../../commands/save-session'
import { setParameter } from '../../commands/set-parameter'
import type { ExportFormat } from '../../session/export-format'
import { useApp, useSession, useTransport } from '../app-context'
import { FileButton } from '../controls/FileButton'
import { LabelledSwitch } from '../controls/LabelledSwitch'
import { AlternatesCard } from './AlternatesCard'
import { ExportControl } from './ExportControl'
import './deliver.css'

const FORMATS: readonly { id: ExportFormat; label: string; hint: string }[] = [
  { id: 'wav24', label: '24-bit WAV', hint: 'for release' },
  { id: 'wav16', label: '16-bit WAV', hint: 'for CD' },
  { id: 'wav32f', label: '32-bit float WAV', hint: 'for further work, no dither' },
]

/** Last step: the master's file, the files beside it, and the session to come back to. */
export function DeliverScreen() {
  const app = useApp()
  const settings = useSession((state) => state.session?.export)
  const format = settings?.format ?? 'wav24'
  const soloed = useTransport((state) => state.soloed.size > 0)
  return (
    <div className="screen deliver-screen">
      <section className="card" aria-labelledby="deliver-master">
        <h2 id="deliver-master">Master</h2>
        <RadioGroup
          className="formats"
          aria-label="Format"
          value={format}
          isDisabled={!settings}
          onChange={(value) => setParameter(app, ['export', 'format'], value, 'Format')}
        >
          {FORMATS.map(({ id, label, hint }) => (
            <Radio key={id} value={id} className="format">
              <span className="radio-mark" />
              <span>{label}</span>
              <span className="secondary">{hint}</span>
            </Radio>
          ))}
        </RadioGroup>
        {settings && format !== 'wav32f' && (
          <LabelledSwitch
            name="Dither"
            text="Dither (TPDF, the same in every render of this session)"
            isSelected={settings.dither === 'tpdf'}
            onChange={(on) => setParameter(app, ['export', 'dither'], on ? 'tpdf' : 'none', 'Dither')}
          />
        )}
        {soloed && <p className="attention">Solo is on. It is for listening only: the export does not follow.</p>}
        <ExportControl />
      </section>
      <AlternatesCard />
      <section className="card deliver-session" aria-labelledby="deliver-session">
        <h2 id="deliver-session">Session</h2>
        <p className="secondary">
          Every control, without the audio: a small file for this page and for the command line. Stems are found again
          by their samples, or by their names.
        </p>
        <div className="row">
          <Button className="button" isDisabled={!settings} onPress={() => void saveSession(app)}>
            Save session
          </Button>
          <FileButton
            label="Open session"
            accept=".json,application/json"
            onFiles={([file]) => file && void openSession(app, file)}
          />
        </div>
      </section>
    </div>
  )
}
