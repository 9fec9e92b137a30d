import { fileRateHz } from '../../commands/choose-export-format'
import { codedRateProblem } from '../../delivery/encode/coded-rates'
import { exportedName } from '../../delivery/exported-name'
import { rateText } from '../../params/value-text'
import type { SessionDoc } from '../../session/document'
import { FORMATS } from '../../session/export-format'
import { useSession, useTransport } from '../app-context'
import { ExportControl } from './ExportControl'
import { ExportOutcome } from './ExportOutcome'
import { useFormatSupport } from './use-format-support'

/** The button that all of this is for. It stays in view, however far the other cards are scrolled. */
export function ExportCard() {
  const session = useSession((state) => state.session)
  const soloed = useTransport((state) => state.soloed.size > 0)
  const support = useFormatSupport()
  const obstacle = session && (support?.[session.export.format] ?? rateProblem(session))
  return (
    <section className="card export-card" aria-labelledby="deliver-export">
      <div className="row">
        <h2 id="deliver-export">Export</h2>
        {session && <span className="secondary">{fileText(session)}</span>}
      </div>
      {session && <p className="export-name secondary">{nameOf(session)}</p>}
      {obstacle && <p className="attention">{obstacle}</p>}
      {soloed && <p className="attention">Solo is on. It is for listening only: the export does not follow.</p>}
      <ExportControl />
      <ExportOutcome />
    </section>
  )
}

function rateProblem(session: SessionDoc): string | null {
  return codedRateProblem(session.export.format, fileRateHz(session))
}

function nameOf(session: SessionDoc): string {
  return exportedName(session, { name: null, format: session.export.format, rateHz: fileRateHz(session) })
}

/** "24-bit WAV, 48 kHz". */
function fileText(session: SessionDoc): string {
  return `${FORMATS[session.export.format].label}, ${rateText(fileRateHz(session))}`
}
