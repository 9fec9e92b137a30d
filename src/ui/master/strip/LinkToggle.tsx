import { ToggleButton } from 'react-aria-components'
import { toggleLink } from '../../../commands/link-strips'
import { useApp, useSession } from '../../app-context'
import { LinkIcon } from './strip-icons'

/** Ties a strip to the others that are linked: their controls move together. */
export function LinkToggle({ groupId, name }: { groupId: string; name: string }) {
  const app = useApp()
  const linked = useSession(({ session }) => session?.hand.linked.includes(groupId) ?? false)
  return (
    <span
      className="strip-link"
      title={
        linked ? `${name} moves with the other linked strips. Alt moves it alone.` : 'Link: linked strips move together'
      }
    >
      <ToggleButton
        className="button quiet icon"
        aria-label={`Link ${name}`}
        isSelected={linked}
        onChange={() => toggleLink(app, groupId)}
      >
        <LinkIcon />
      </ToggleButton>
    </span>
  )
}
