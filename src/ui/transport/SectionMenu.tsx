import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'

interface Props {
  readonly name: string
  readonly isOpen: boolean
  onOpenChange(open: boolean): void
  readonly actions: Readonly<Record<'rename' | 'loop' | 'remove', () => void>>
}

/** What can be done with a section. Its button is for the pointer: on the keyboard the block itself opens the menu. */
export function SectionMenu({ name, isOpen, onOpenChange, actions }: Props) {
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className="section-menu" excludeFromTabOrder aria-label={`Options of ${name}`}>
        <svg width="12" height="4" fill="currentColor" aria-hidden="true">
          {[2, 6, 10].map((x) => (
            <circle key={x} cx={x} cy="2" r="1.2" />
          ))}
        </svg>
      </Button>
      <Popover className="options" placement="bottom end">
        <Menu autoFocus="first" onAction={(key) => actions[key as keyof Props['actions']]()}>
          <MenuItem id="rename" className="option">
            Rename
          </MenuItem>
          <MenuItem id="loop" className="option">
            Loop
          </MenuItem>
          <MenuItem id="remove" className="option">
            Remove
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
