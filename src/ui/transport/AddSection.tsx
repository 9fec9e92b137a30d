import { useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { addSection } from '../../commands/add-section'
import { freeName, likelyName, SECTION_NAMES } from '../../session/section-list'
import { useApp, useSession, useTransport } from '../app-context'
import { AddSectionIcon } from './icons'

/** Marks where the song stands as the start of a section, by one of the usual names; the likeliest stands first. */
export function AddSection() {
  const app = useApp()
  const empty = useTransport((state) => state.songFrames === 0)
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  // The song may play on while a name is chosen: the place is where it stood when the menu was opened.
  const [at, setAt] = useState(0)
  return (
    <MenuTrigger onOpenChange={(open) => open && setAt(app.live.songFrame() / rateHz)}>
      <span title="Add section here (N adds the likeliest at once)">
        <Button className="button icon" aria-label="Add section here" isDisabled={empty}>
          <AddSectionIcon />
        </Button>
      </span>
      <Popover className="options" placement="bottom start">
        <Menu autoFocus="first" onAction={(name) => addSection(app, String(name), at)}>
          {namesAt(app.session.getState().session?.sections ?? [], at).map((name) => (
            <MenuItem key={name} id={name} className="option">
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function namesAt(sections: Parameters<typeof likelyName>[0], seconds: number): string[] {
  const likely = likelyName(sections, seconds)
  const usual = SECTION_NAMES.map((name) => freeName(sections, name))
  return [likely, ...usual.filter((name) => name !== likely)]
}
