import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { moveStem } from '../../commands/move-stem'
import { removeStem } from '../../commands/remove-stem'
import type { StemRef } from '../../session/document'
import { useApp, useSession } from '../app-context'

/** What can be done with a stem. */
export function StemMenu({ groupId, stem }: { groupId: string; stem: StemRef }) {
  const app = useApp()
  const groups = useSession((state) => state.session?.groups)
  const own = groups?.find((group) => group.id === groupId)
  const others = groups?.filter((group) => group.id !== groupId) ?? []
  const alone = own?.stems.length === 1
  const full = (groups?.length ?? 0) >= 8
  return (
    <MenuTrigger>
      <Button className="button quiet icon" aria-label={`More for ${stem.fileName}`}>
        ⋯
      </Button>
      <Popover className="options">
        <Menu
          onAction={(key) => {
            if (key === 'remove') removeStem(app, groupId, stem)
            else moveStem(app, groupId, stem, key === 'own' ? null : String(key).slice(3))
          }}
        >
          {others.map((group) => (
            <MenuItem key={group.id} id={`to-${group.id}`} className="option" textValue={`Join ${group.name}`}>
              <span className="cut">Join {group.name}</span>
            </MenuItem>
          ))}
          {!alone && !full && (
            <MenuItem id="own" className="option">
              Give it a strip of its own
            </MenuItem>
          )}
          <Separator className="menu-line" />
          <MenuItem id="remove" className="option">
            Remove stem
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
