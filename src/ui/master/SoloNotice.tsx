import { Button } from 'react-aria-components'
import { clearSolo } from '../../commands/toggle-solo'
import { useApp, useTransport } from '../app-context'

/** Said as long as a strip or a band is heard alone: the export never follows. */
export function SoloNotice() {
  const app = useApp()
  const soloed = useTransport((state) => state.soloed.size > 0 || state.bandSolo !== null)
  if (!soloed) return null
  return (
    <div className="solo-notice row" title="Solo is on: for listening only, the export does not follow.">
      <span className="cut">Solo is on: for listening only, the export does not follow.</span>
      <Button className="button quiet" onPress={() => clearSolo(app)}>
        Clear solo
      </Button>
    </div>
  )
}
