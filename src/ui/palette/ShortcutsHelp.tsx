import { useState } from 'react'
import { Button, Dialog, Heading, Input, Modal, ModalOverlay, SearchField } from 'react-aria-components'
import { ACTION_GROUPS, type Action } from '../actions/action'
import { KeyCaps } from '../actions/Keys'
import { KEYED_ACTIONS } from '../actions/keyed-actions'
import { capsOf } from '../actions/keys'
import { closePanel } from '../actions/panel-store'
import { HAND_HELP, type HandHelp } from './mouse-help'
import './shortcuts-help.css'
import './veil.css'

/** Every shortcut by groups, and what a hand can do on what is drawn. */
export function ShortcutsHelp() {
  const [text, setText] = useState('')
  const groups = ACTION_GROUPS.map((title) => ({
    title,
    rows: KEYED_ACTIONS.filter((action) => action.group === title && fits(wordsOf(action), text)),
  })).filter(({ rows }) => rows.length > 0)
  const hands = HAND_HELP.map((help) => ({
    ...help,
    rows: help.rows.filter(({ how, does }) => fits(`${how} ${does} ${help.on}`, text)),
  })).filter(({ rows }) => rows.length > 0)
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && closePanel()}>
      <Modal className="over help">
        <Dialog className="help-dialog">
          <div className="row spread">
            <Heading slot="title" className="help-title">
              Shortcuts
            </Heading>
            <SearchField
              className="help-search"
              aria-label="Search shortcuts"
              value={text}
              onChange={setText}
              autoFocus
            >
              <Input className="text-input filled" placeholder="Search" />
            </SearchField>
            <Button className="button quiet" onPress={closePanel}>
              Close
            </Button>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
          <section className="help-scroll" aria-label="All shortcuts" tabIndex={0}>
            <div className="help-groups">
              {groups.map(({ title, rows }) => (
                <KeyGroup key={title} title={title} actions={rows} />
              ))}
              {hands.map((help) => (
                <HandGroup key={help.on} help={help} />
              ))}
              {groups.length + hands.length === 0 && <p className="secondary">No shortcut is called that.</p>}
            </div>
          </section>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function KeyGroup({ title, actions }: { title: string; actions: readonly Action[] }) {
  return (
    <section className="help-group" aria-label={title}>
      <h3>{title}</h3>
      <dl>
        {actions.map(({ id, label, keys = [] }) => (
          <div key={id} className="help-row">
            <dt>{label}</dt>
            <dd>
              {keys.map((binding, index) => (
                <span key={binding}>
                  {index > 0 && <span className="faint"> or </span>}
                  <KeyCaps binding={binding} />
                  <span className="unseen">{capsOf(binding).join(' ')}</span>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function HandGroup({ help: { on, rows } }: { help: HandHelp }) {
  return (
    <section className="help-group" aria-label={on}>
      <h3>{on}</h3>
      <dl>
        {rows.map(({ how, does }) => (
          <div key={how} className="help-row">
            <dt>{does}</dt>
            <dd className="help-how">{how}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const wordsOf = ({ label, group, alsoCalled = [], keys = [] }: Action) =>
  [label, group, ...alsoCalled, ...keys.map((binding) => capsOf(binding).join(' '))].join(' ')

function fits(words: string, text: string): boolean {
  const found = words.toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => found.includes(word))
}
