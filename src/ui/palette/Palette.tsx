import { useMemo, useState } from 'react'
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components'
import { type Action, canRun } from '../actions/action'
import { allActions } from '../actions/all-actions'
import { KeyCaps } from '../actions/Keys'
import { closePanel } from '../actions/panel-store'
import { useApp } from '../app-context'
import type { FoundAction } from './find-actions'
import { type PaletteSection, paletteSections } from './palette-sections'
import './palette.css'
import './veil.css'
import { recentActions, rememberAction } from './recent-actions'
import { runLater } from './run-later'

/** Everything that can be done, found by its name and done by Enter. */
export function Palette() {
  const app = useApp()
  const [text, setText] = useState('')
  // As things stood when it was opened: nothing may move under the hand.
  const [actions] = useState(() => allActions(app))
  const [recent] = useState(() => [...recentActions()])
  const sections = useMemo(() => paletteSections(app, actions, text, recent), [app, actions, text, recent])
  const disabled = actions.filter((action) => !canRun(action, app)).map(({ id }) => id)
  const run = (action: Action | undefined) => {
    if (!action) return
    rememberAction(action.id)
    closePanel()
    runLater(() => action.run(app))
  }
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && closePanel()}>
      <Modal className="over palette">
        <Dialog className="palette-dialog" aria-label="Commands">
          <Autocomplete inputValue={text} onInputChange={setText}>
            <TextField className="palette-field" aria-label="Search commands" autoFocus>
              <Input
                className="palette-input"
                placeholder="What do you want to do?"
                spellCheck={false}
                onKeyDown={(event) => {
                  // Who types fast is done before the list has marked its first line.
                  const isMarked = event.currentTarget.hasAttribute('aria-activedescendant')
                  if (event.key === 'Enter' && !isMarked && text.trim() !== '') run(firstOf(sections, disabled))
                }}
              />
            </TextField>
            <Menu
              ref={makeReachable}
              className="palette-list"
              aria-label="Commands"
              items={sections}
              disabledKeys={disabled}
              onAction={(key) => run(actions.find(({ id }) => id === key))}
              renderEmptyState={() => <p className="palette-none secondary">Nothing is called that.</p>}
            >
              {({ title, items }) => (
                <MenuSection id={title} className="palette-section">
                  <Header className="option-head">{title}</Header>
                  <Collection items={items.map((item) => ({ ...item, id: item.action.id }))}>
                    {(item) => (
                      <Row found={item} isOff={disabled.includes(item.id)} showsGroup={title !== item.action.group} />
                    )}
                  </Collection>
                </MenuSection>
              )}
            </Menu>
          </Autocomplete>
          <p className="palette-foot faint" aria-hidden="true">
            <span>
              <kbd>↑</kbd> <kbd>↓</kbd> choose
            </span>
            <span>
              <kbd>Enter</kbd> do it
            </span>
            <span>
              <kbd>Esc</kbd> leave
            </span>
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** What Enter means: the first that was found and can be done. */
function firstOf(sections: readonly PaletteSection[], disabled: readonly string[]): Action | undefined {
  return sections.flatMap(({ items }) => items).find(({ action }) => !disabled.includes(action.id))?.action
}

/** What scrolls has to be reached by keyboard, though the arrows of the text field move in it too. */
function makeReachable(list: HTMLDivElement | null): void {
  list?.setAttribute('tabindex', '0')
}

interface RowProps {
  readonly found: FoundAction
  readonly isOff: boolean
  /** Under its own group's name it would say it twice. */
  readonly showsGroup: boolean
}

function Row({ found: { action, label }, isOff, showsGroup }: RowProps) {
  const [binding] = action.keys ?? []
  const aside = isOff ? action.needs : showsGroup ? action.group : ''
  return (
    <MenuItem
      id={action.id}
      className="option palette-row"
      textValue={isOff ? `${label}, ${action.needs ?? ''}` : label}
    >
      <span className="cut grow">{label}</span>
      <span className="palette-group cut" aria-hidden={isOff ? undefined : true}>
        {aside}
      </span>
      <span className="palette-keys">{binding !== undefined && <KeyCaps binding={binding} />}</span>
    </MenuItem>
  )
}
