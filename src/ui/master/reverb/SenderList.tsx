import type { CSSProperties } from 'react'
import { Button } from 'react-aria-components'
import { chooseProcessor } from '../../../commands/choose-processor'
import { SEND } from '../../../params'
import { valueText } from '../../../params/value-text'
import { shortName } from '../../../session/short-name'
import { useApp, useSession } from '../../app-context'
import { FAMILY_LOOKS } from '../../families'

/** The strips that send to the reverb, how loud, and the way to each send. */
export function SenderList() {
  const app = useApp()
  const groups = useSession((state) => state.session?.groups)
  if (!groups) return null
  const names = groups.map(({ name }) => name)
  const senders = groups.filter(({ strip }) => strip.send.on)
  if (senders.length === 0) {
    return <p className="secondary senders">No strip sends to it yet: that is switched on in a strip, under Send.</p>
  }
  return (
    <ul className="senders" aria-label="Sends">
      {senders.map(({ id, name, family, strip }) => (
        <li key={id}>
          <Button
            className="button small"
            onPress={() => chooseProcessor(app, { host: 'strip', groupId: id, processor: 'send' })}
          >
            <span className="dot" style={{ '--hue': FAMILY_LOOKS[family].hue } as CSSProperties} />
            {shortName(name, names)}
            <span className="secondary">{valueText(SEND.gainDb, strip.send.gainDb)}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
