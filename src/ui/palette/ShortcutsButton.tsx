import { Button } from 'react-aria-components'
import { Keys } from '../actions/Keys'
import { ariaKeys } from '../actions/keys'
import { togglePanel } from '../actions/panel-store'

/** The list of all keys. */
export function ShortcutsButton() {
  return (
    <Button
      className="button quiet shortcuts-button"
      aria-keyshortcuts={ariaKeys('view.shortcuts')}
      onPress={() => togglePanel('shortcuts')}
    >
      <Keys of="view.shortcuts" /> for shortcuts
    </Button>
  )
}
