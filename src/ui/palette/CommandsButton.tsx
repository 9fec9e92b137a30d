import { Button } from 'react-aria-components'
import { Keys } from '../actions/Keys'
import { ariaKeys } from '../actions/keys'
import { togglePanel } from '../actions/panel-store'

/** The way to everything that can be done. */
export function CommandsButton() {
  return (
    <Button
      className="button quiet"
      aria-keyshortcuts={ariaKeys('view.commands')}
      onPress={() => togglePanel('palette')}
    >
      Commands <Keys of="view.commands" />
    </Button>
  )
}
