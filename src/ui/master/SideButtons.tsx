import { Button, ToggleButton } from 'react-aria-components'
import { areSidesAlike, chooseSide, copyToOtherSide, sideOf } from '../../commands/processor-sides'
import type { ProcessorPlace } from '../../protocol/listening'
import { SIDES } from '../../session/document'
import { useApp, useSession } from '../app-context'
import { CopySideIcon } from './audition-icons'

/** Two settings of one processor to go back and forth between: the one that is pressed is in the song. */
export function SideButtons({ place }: { place: ProcessorPlace }) {
  const app = useApp()
  const side = useSession(({ session }) => (session ? sideOf(session, place) : 'A'))
  const alike = useSession(({ session }) => !session || areSidesAlike(session, place))
  const other = side === 'A' ? 'B' : 'A'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row in every browser
    <div role="group" className="sides" aria-label="Settings A and B">
      {SIDES.map((name) => (
        <span key={name} title={`Settings ${name} of this processor: what is chosen is in the song`}>
          <ToggleButton
            className="toggle own-side"
            aria-label={`Settings ${name}`}
            isSelected={side === name}
            onChange={() => chooseSide(app, place, side === name ? other : name)}
          >
            {name}
          </ToggleButton>
        </span>
      ))}
      <span title={`Copy ${side} to ${other}`}>
        <Button
          className="button quiet icon"
          aria-label={`Copy ${side} to ${other}`}
          isDisabled={alike}
          onPress={() => copyToOtherSide(app, place)}
        >
          <CopySideIcon />
        </Button>
      </span>
    </div>
  )
}
