import { KEYED_ACTIONS } from './keyed-actions'
import { capsOf } from './keys'
import './keys.css'

/** The first shortcut of an action, drawn as keys. Not read out: `ariaKeys` belongs on what the action does. */
export function Keys({ of }: { of: string }) {
  const binding = KEYED_ACTIONS.find((action) => action.id === of)?.keys?.[0]
  return binding === undefined ? null : <KeyCaps binding={binding} />
}

export function KeyCaps({ binding }: { binding: string }) {
  return (
    <span className="key-caps" aria-hidden="true">
      {capsOf(binding).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  )
}
