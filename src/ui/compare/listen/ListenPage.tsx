import { addReferences, addRoughMix } from '../../../commands/add-compared'
import { MAX_REFERENCES } from '../../../session/document'
import { useApp, useSession, useTransport } from '../../app-context'
import { FileButton } from '../../controls/FileButton'
import { SectionTable } from '../SectionTable'
import { TonalBalanceCard } from '../TonalBalanceCard'
import './listen-page.css'
import { SlotTable } from './SlotTable'

/** Everything that can be heard beside the master, how loud each is, and how the references lie beside the song. */
export function ListenPage() {
  const app = useApp()
  const blind = useTransport((state) => state.blind)
  const count = useSession((state) => state.session?.compare.references.length ?? 0)
  if (blind) {
    return <p className="secondary">A blind test runs: what is heard, and how loud, is shown when it has ended.</p>
  }
  return (
    <div className="listen-page">
      <div className="row">
        <FileButton label="Add rough mix" onFiles={([file]) => file && void addRoughMix(app, file)} />
        <FileButton label="Add reference" multiple onFiles={(files) => void addReferences(app, files)} />
        {count > 0 && (
          <span className="secondary">
            {count} of {MAX_REFERENCES} references
          </span>
        )}
      </div>
      <SlotTable />
      <div className="listen-figures">
        <TonalBalanceCard />
        <SectionTable />
      </div>
      <p className="secondary compare-note">
        Keys <kbd>A</kbd> and <kbd>B</kbd> hear the two that are marked so, <kbd>X</kbd> the other one, <kbd>1</kbd> to{' '}
        <kbd>9</kbd> what bears that number. Louder sounds better, so everything is turned down to the quietest by
        integrated loudness (ITU-R BS.1770) over the same span. The switch is aligned to the sample and does not click.
      </p>
    </div>
  )
}
