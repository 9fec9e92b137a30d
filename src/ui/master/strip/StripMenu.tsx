import { useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator, SubmenuTrigger } from 'react-aria-components'
import { chooseProcessor } from '../../../commands/choose-processor'
import { copySettings } from '../../../commands/copy-settings'
import { toggleLink } from '../../../commands/link-strips'
import { pasteSettings } from '../../../commands/paste-settings'
import { resetSettings } from '../../../commands/reset-settings'
import type { HostTarget } from '../../../commands/settings-target'
import { toggleMute } from '../../../commands/toggle-mute'
import { toggleSolo } from '../../../commands/toggle-solo'
import type { StripProcessor } from '../../../params'
import { groupById } from '../../../state/session-store'
import { useApp, useSession, useTransport } from '../../app-context'
import { STRIP_PROCESSORS } from '../processors'
import { focusStripName } from './focus-strip-name'
import { MoreIcon } from './strip-icons'

interface Props {
  readonly groupId: string
  /** As it is shown on the strip. */
  readonly name: string
  readonly isOpen: boolean
  onOpenChange(open: boolean): void
}

const PROCESSORS = Object.keys(STRIP_PROCESSORS) as StripProcessor[]

/** All that can be done with a strip. It opens by its button, by a right click on the strip's title and by the menu key. */
export function StripMenu({ groupId, name, isOpen, onOpenChange }: Props) {
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className="button quiet icon strip-more" aria-label={`Options of ${name}`}>
        <MoreIcon />
      </Button>
      <Popover className="options" placement="bottom end">
        <StripActions groupId={groupId} name={name} />
      </Popover>
    </MenuTrigger>
  )
}

/** Only there while the menu is open. */
function StripActions({ groupId, name }: { groupId: string; name: string }) {
  const app = useApp()
  const [target] = useState<HostTarget>({ host: 'strip', groupId, processor: null })
  const linked = useSession(({ session }) => session?.hand.linked.includes(groupId) ?? false)
  const muted = useSession(({ session }) => groupById(session, groupId)?.strip.output.mute ?? false)
  const soloed = useTransport((state) => state.soloed.has(groupId))
  const open = (processor: StripProcessor) => chooseProcessor(app, { host: 'strip', groupId, processor })
  const actions: Readonly<Record<string, () => void>> = {
    copy: () => copySettings(app, target),
    paste: () => void pasteSettings(app, target),
    presets: () => {
      const { chosen } = app.view.getState()
      if (chosen.host !== 'strip' || chosen.groupId !== groupId) open('eq')
      app.hand.setState({ presets: 'host' })
    },
    reset: () => resetSettings(app, target),
    rename: () => {
      open('eq')
      focusStripName()
    },
    link: () => toggleLink(app, groupId),
    solo: () => toggleSolo(app, groupId),
    mute: () => toggleMute(app, groupId),
  }
  const item = (id: string, text: string) => (
    <MenuItem id={id} className="option">
      {text}
    </MenuItem>
  )
  return (
    <Menu
      className="strip-menu"
      aria-label={`Options of ${name}`}
      autoFocus="first"
      onAction={(key) => actions[key]?.()}
    >
      <SubmenuTrigger>
        <MenuItem id="open" className="option" textValue="Open">
          <span className="grow">Open</span>
          <span aria-hidden="true">▸</span>
        </MenuItem>
        <Popover className="options">
          <Menu aria-label={`Open of ${name}`} onAction={(key) => open(key as StripProcessor)}>
            {PROCESSORS.map((id) => (
              <MenuItem key={id} id={id} className="option">
                {STRIP_PROCESSORS[id].label}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </SubmenuTrigger>
      <Separator className="option-line" />
      {item('copy', 'Copy settings')}
      {item('paste', 'Paste settings')}
      {item('presets', 'Presets of the strip')}
      {item('reset', 'Reset strip')}
      <Separator className="option-line" />
      {item('rename', 'Rename')}
      {item('link', linked ? 'Unlink' : 'Link')}
      {item('solo', soloed ? 'End solo' : 'Solo')}
      {item('mute', muted ? 'Unmute' : 'Mute')}
    </Menu>
  )
}
