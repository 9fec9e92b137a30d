import { type KeyboardEvent, useRef, useState } from 'react'
import { Menu, MenuItem, Popover } from 'react-aria-components'

interface Props {
  readonly name: string
  readonly isFirst: boolean
  readonly isLast: boolean
  onMove(step: number): void
  onKeyDown(event: KeyboardEvent): void
}

/** What a link is dragged by; a click on it offers the same as a menu, for those who do not drag. */
export function LinkGrip({ name, isFirst, isLast, onMove, onKeyDown }: Props) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const disabled = [...(isFirst ? ['up'] : []), ...(isLast ? ['down'] : [])]
  return (
    <>
      <button
        ref={button}
        type="button"
        className="link-grip"
        aria-label={`Move ${name}`}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
      >
        <svg width="8" height="14" aria-hidden="true">
          {[2, 7, 12].map((y) => (
            <g key={y}>
              <circle cx="1.5" cy={y} r="1.2" />
              <circle cx="6.5" cy={y} r="1.2" />
            </g>
          ))}
        </svg>
      </button>
      {open && (
        <Popover
          className="options"
          aria-label={`Move ${name}`}
          triggerRef={button}
          isOpen
          onOpenChange={setOpen}
          placement="left top"
        >
          <Menu
            aria-label={`Move ${name}`}
            disabledKeys={disabled}
            onClose={() => setOpen(false)}
            onAction={(key) => onMove(key === 'up' ? -1 : 1)}
          >
            <MenuItem id="up" className="option">
              Move up
            </MenuItem>
            <MenuItem id="down" className="option">
              Move down
            </MenuItem>
          </Menu>
        </Popover>
      )}
    </>
  )
}
