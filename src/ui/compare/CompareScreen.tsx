import { addReferences, addRoughMix } from '../../commands/add-compared'
import { setParameter } from '../../commands/set-parameter'
import { useApp, useSession, useTransport } from '../app-context'
import { FileButton } from '../controls/FileButton'
import { LabelledSwitch } from '../controls/LabelledSwitch'
import { SlotCard } from './SlotCard'
import './compare.css'

/** Third step: is it better than what there was? Four things to hear, equally loud, by keys 1 to 4. */
export function CompareScreen() {
  const app = useApp()
  const open = useSession((state) => state.session !== null)
  const match = useSession((state) => state.session?.compare.matchLoudness ?? true)
  const slot = useTransport((state) => state.slot)
  const references = useSession((state) => state.session?.compare.references)
  return (
    <div className="screen compare-screen">
      <div className="row compare-head">
        <FileButton label="Add rough mix" onFiles={([file]) => file && void addRoughMix(app, file)} />
        <FileButton label="Add reference" multiple onFiles={(files) => void addReferences(app, files)} />
        <span className="grow" />
        {open && (
          <LabelledSwitch
            name="Match loudness"
            isSelected={match}
            onChange={(on) => setParameter(app, ['compare', 'matchLoudness'], on, 'Match loudness')}
          />
        )}
      </div>
      <div className="slot-cards">
        <SlotCard slot="master" title="Master" hint="Your session as it will be exported" chosen={slot === 'master'} />
        <SlotCard slot="sum" title="Plain sum" hint="The stems as they came, added up" chosen={slot === 'sum'} />
        <SlotCard slot="rough" title="Rough mix" hint="The mix that you know" chosen={slot === 'rough'} />
        {references?.map(({ id }, index) => (
          <SlotCard
            key={id}
            slot={`reference:${id}`}
            title={index === 0 ? 'Reference' : `Reference ${index + 1}`}
            hint="Another record"
            chosen={slot === `reference:${id}`}
          />
        ))}
      </div>
      <p className="secondary compare-note">
        Keys <kbd>1</kbd> to <kbd>4</kbd> choose, <kbd>B</kbd> switches between the master and the last other one.
        Louder sounds better, so everything is turned down to the quietest by whole-song integrated loudness (ITU-R
        BS.1770). The switch itself is aligned to the sample and does not click.
      </p>
    </div>
  )
}
