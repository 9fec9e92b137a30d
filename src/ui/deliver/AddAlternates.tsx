import { Button } from 'react-aria-components'
import { ALTERNATE_KINDS, type AlternateKind, addAlternate, isWorthwhile } from '../../commands/add-alternate'
import type { SessionDoc } from '../../session/document'
import { useApp } from '../app-context'

const KINDS: readonly { id: AlternateKind; label: string }[] = [
  { id: 'instrumental', label: 'Add instrumental' },
  { id: 'aCappella', label: 'Add a cappella' },
  { id: 'tvMix', label: 'Add TV mix' },
  { id: 'any', label: 'Add alternate' },
]

/** The usual files beside a master go by the families of the strips; any other one is chosen strip by strip. */
export function AddAlternates({ session }: { session: SessionDoc }) {
  const app = useApp()
  const idle = KINDS.filter(({ id }) => !isWorthwhile(session, id))
  return (
    <>
      <div className="row alternate-buttons">
        {KINDS.map(({ id, label }) => (
          <Button
            key={id}
            className="button"
            isDisabled={!isWorthwhile(session, id)}
            onPress={() => addAlternate(app, id)}
          >
            {label}
          </Button>
        ))}
      </div>
      {idle.length > 0 && (
        <p className="secondary">
          {idle.map(({ id }) => ALTERNATE_KINDS[id].label).join(', ')}: by the families of the strips this would be the
          master once more, or silence. Families are chosen on Stems.
        </p>
      )}
    </>
  )
}
