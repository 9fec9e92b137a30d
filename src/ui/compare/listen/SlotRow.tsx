import { Button } from 'react-aria-components'
import { chooseSlot } from '../../../commands/choose-slot'
import { takeOffTransport } from '../../../commands/prepare-version'
import { removeReference, removeRoughMix } from '../../../commands/remove-compared'
import { setReference } from '../../../commands/set-reference'
import type { ReferenceDoc } from '../../../session/document'
import { useApp, useSession, useTransport } from '../../app-context'
import { NameField } from '../../controls/NameField'
import type { ListenSlot } from '../../transport/listen-slots'
import { SideToggles } from '../../transport/SideToggles'
import { compareViewOf } from '../compare-view'
import { SlotFigures } from './SlotFigures'

interface Props {
  readonly slot: ListenSlot
  readonly reference: ReferenceDoc | null
  readonly isOpen: boolean
}

/** One thing to hear: what it is, how loud, by which keys. */
export function SlotRow({ slot: { slot, kind, label, name, key, filled }, reference, isOpen }: Props) {
  const app = useApp()
  const heard = useTransport((state) => state.slot === slot)
  const said = kind === 'reference' ? label : name
  const remove = () => {
    if (slot === 'rough') removeRoughMix(app)
    else if (slot === 'codec') app.compare.setState({ codec: null })
    else if (reference) removeReference(app, reference.id)
    else takeOffTransport(app, slot.slice('version:'.length))
  }
  return (
    <tr className={heard ? 'heard' : ''}>
      <td>{key && <kbd>{key}</kbd>}</td>
      <th scope="row">
        <div className="slot-name">
          {reference ? (
            <NameField
              name={`Name of ${label}`}
              value={reference.name}
              onCommit={(text) => setReference(app, reference.id, { name: text }, 'Rename reference')}
            />
          ) : (
            <span className="cut" title={name}>
              {name}
            </span>
          )}
          <About slot={slot} kind={kind} filled={filled} reference={reference} />
        </div>
      </th>
      <SlotFigures slot={slot} filled={filled} />
      <td>{filled && <SideToggles slot={slot} name={said} />}</td>
      <td>
        <div className="row slot-actions">
          <Button
            className={`button hear${heard ? ' now' : ''}`}
            aria-label={`${heard ? 'Heard now' : 'Hear it'}: ${said}`}
            isDisabled={!filled}
            onPress={() => chooseSlot(app, slot)}
          >
            {heard ? 'Heard now' : 'Hear it'}
          </Button>
          {reference && (
            <Button
              className="button quiet"
              aria-expanded={isOpen}
              aria-controls={`lay-${reference.id}`}
              aria-label={`Line up ${label}`}
              onPress={() => compareViewOf(app).setState({ open: isOpen ? null : reference.id })}
            >
              Line up
            </Button>
          )}
          {filled && slot !== 'master' && slot !== 'sum' && (
            <Button className="button quiet" aria-label={`Remove ${said}`} onPress={remove}>
              Remove
            </Button>
          )}
        </div>
      </td>
    </tr>
  )
}

/** What it is, behind its name. */
function About({
  slot,
  kind,
  filled,
  reference,
}: Pick<ListenSlot, 'slot' | 'kind' | 'filled'> & Pick<Props, 'reference'>) {
  const rough = useSession((state) => state.session?.compare.rough)
  if (slot === 'master') return <span className="secondary">as it will be exported</span>
  if (slot === 'sum') return <span className="secondary">the stems as they came, added up</span>
  const stem = reference?.stem ?? (slot === 'rough' ? rough : null)
  if (stem) {
    const isNamed = reference?.name === stem.fileName
    const text = [isNamed ? '' : stem.fileName, stem.lossy ? 'lossy source' : ''].filter(Boolean).join(' · ')
    return (
      <span className="secondary cut" title={stem.fileName}>
        {text}
      </span>
    )
  }
  if (!filled) return <span className="secondary">nothing here yet</span>
  return <span className="secondary">{kind === 'version' && slot !== 'codec' ? 'saved version' : 'codec check'}</span>
}
