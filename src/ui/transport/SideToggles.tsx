import { ToggleButton } from 'react-aria-components'
import { setSide } from '../../commands/choose-slot'
import type { MonitorSlot } from '../../protocol/listening'
import { useApp, useTransport } from '../app-context'

/** Which of the keys A and B hears this; the two are never the same. */
export function SideToggles({ slot, name }: { slot: MonitorSlot; name: string }) {
  const app = useApp()
  const sideA = useTransport((state) => state.sideA)
  const sideB = useTransport((state) => state.sideB)
  return (
    <span className="side-toggles">
      <ToggleButton
        className="toggle side"
        aria-label={`Hear ${name} with A`}
        isSelected={sideA === slot}
        onChange={() => setSide(app, 'a', slot)}
      >
        A
      </ToggleButton>
      <ToggleButton
        className="toggle side"
        aria-label={`Hear ${name} with B`}
        isSelected={sideB === slot}
        onChange={() => setSide(app, 'b', slot)}
      >
        B
      </ToggleButton>
    </span>
  )
}
