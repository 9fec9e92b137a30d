import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { SettingsState } from '../../state/settings-store'
import { useApp, useSettings } from '../app-context'

const THEMES: readonly { readonly id: SettingsState['theme']; readonly label: string }[] = [
  { id: 'system', label: 'As the system' },
  { id: 'dark', label: 'Dark' },
  { id: 'light', label: 'Light' },
]

/** Dark, light, or as the machine has it: for a person's own eyes, kept on this machine. */
export function ThemeChoice() {
  const app = useApp()
  const theme = useSettings((state) => state.theme)
  return (
    <MenuTrigger>
      <Button
        className="button quiet status-button"
        aria-label={`Theme: ${THEMES.find(({ id }) => id === theme)?.label}`}
      >
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M6 1a5 5 0 0 1 0 10Z" fill="currentColor" />
        </svg>
        Theme
      </Button>
      <Popover className="options" placement="top start">
        <Menu
          aria-label="Theme"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[theme]}
          onAction={(id) => app.settings.setState({ theme: id as SettingsState['theme'] })}
        >
          {THEMES.map(({ id, label }) => (
            <MenuItem key={id} id={id} className="option">
              {label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
