import { useEffect, useRef, useState } from 'react'
import { Menu, MenuItem, Popover } from 'react-aria-components'
import { copyValue, fittingValue } from './copied-value'
import './control-menu.css'
import { type OpenMenu, watchForMenus } from './menu-opening'
import { factText, rangeText } from './param-facts'

/** The one context menu of all parameter controls: what it is, a value to type, its default, copy and paste. */
export function ControlMenu() {
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const anchor = useRef<HTMLDivElement>(null)
  useEffect(() => watchForMenus(setMenu), [])
  if (!menu) return null
  const { control, left, top, width, height } = menu
  const { name, param, value } = control
  const fitting = fittingValue(param)
  const range = rangeText(param)
  const act = (key: string) => {
    setMenu(null)
    if (key === 'type') control.type?.()
    if (key === 'reset' && value !== param.default) control.set(param.default)
    if (key === 'copy') {
      copyValue(param, value)
      // For other programs too, where the browser lets us.
      navigator.clipboard?.writeText(factText(param, value)).catch(() => {})
    }
    if (key === 'paste' && fitting !== null && fitting !== value) control.set(fitting)
  }
  return (
    <>
      <div ref={anchor} className="control-menu-anchor" style={{ left, top, width, height }} />
      <Popover
        className="options control-menu"
        aria-label={`Menu of ${name}`}
        triggerRef={anchor}
        placement="bottom start"
        offset={4}
        isOpen
        onOpenChange={(open) => !open && setMenu(null)}
      >
        <div className="control-menu-head">
          <p className="control-menu-name">{name}</p>
          <p className="control-menu-help">{param.help}</p>
          {range && <p className="control-menu-range">{range}</p>}
        </div>
        <Menu aria-label={name} autoFocus="first" onAction={(key) => act(String(key))}>
          {control.type && (
            <MenuItem id="type" className="option">
              Type a value
            </MenuItem>
          )}
          <MenuItem id="reset" className="option" isDisabled={value === param.default}>
            Reset to default ({factText(param, param.default)})
          </MenuItem>
          <MenuItem id="copy" className="option">
            Copy value
          </MenuItem>
          <MenuItem id="paste" className="option" isDisabled={fitting === null}>
            {fitting === null ? 'Paste value' : `Paste value (${factText(param, fitting)})`}
          </MenuItem>
        </Menu>
      </Popover>
    </>
  )
}
