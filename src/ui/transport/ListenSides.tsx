import { Button } from 'react-aria-components'
import { chooseSide } from '../../commands/choose-slot'
import { useApp, useTransport } from '../app-context'
import { useListenSlots } from './use-listen-slots'

/** Which two are A and B, and which of them is heard: a press hears it, like its key. */
export function ListenSides() {
  const app = useApp()
  const slots = useListenSlots()
  const slot = useTransport((state) => state.slot)
  const sideA = useTransport((state) => state.sideA)
  const sideB = useTransport((state) => state.sideB)
  const sides = [
    { side: 'a', letter: 'A', of: sideA },
    { side: 'b', letter: 'B', of: sideB },
  ] as const
  return (
    <div className="listen-sides">
      {sides.map(({ side, letter, of }) => {
        const found = slots.find((candidate) => candidate.slot === of)
        return (
          <Button
            key={side}
            className={`listen-side${slot === of ? ' heard' : ''}`}
            aria-keyshortcuts={letter}
            onPress={() => chooseSide(app, side)}
          >
            <b>{letter}</b>{' '}
            <span className="cut side-name" title={found?.name}>
              {found?.short}
            </span>
            {slot === of && <span className="unseen">, heard now</span>}
          </Button>
        )
      })}
    </div>
  )
}
