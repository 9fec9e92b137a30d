import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { chooseProcessor } from '../../commands/choose-processor'
import type { MasterProcessor, MasterSettings } from '../../params'
import { useApp, useView } from '../app-context'
import { isMasterProcessorOn, MASTER_PROCESSORS, masterProcessorState } from '../master/processors'

interface Props {
  readonly id: MasterProcessor
  readonly master: MasterSettings
  /** Said of it to those who point at it and to screen readers, after its name. */
  readonly note: string
  readonly onKeyDown?: (event: KeyboardEvent) => void
  /** Stands before it: the grip of a link that can be moved. */
  readonly children?: ReactNode
}

/** One processor of the chain: whether it is on, how it stands, and the way to it. */
export function ChainLink({ id, master, note, onKeyDown, children }: Props) {
  const app = useApp()
  const noteId = useId()
  const chosen = useView(
    (view) => view.tab === 'master' && view.chosen.host === 'master' && view.chosen.processor === id,
  )
  const on = isMasterProcessorOn(master, id)
  return (
    <div className={`chain-link${chosen ? ' chosen' : ''}`} title={note}>
      {children}
      <button
        type="button"
        className="chain-open"
        aria-pressed={chosen}
        aria-describedby={noteId}
        onKeyDown={onKeyDown}
        onClick={() => {
          app.view.setState({ tab: 'master' })
          chooseProcessor(app, { host: 'master', processor: id })
        }}
      >
        <span className={on ? 'state-dot on' : 'state-dot'} />
        <span className="grow cut">{MASTER_PROCESSORS[id].label}</span>{' '}
        <span className="secondary">{masterProcessorState(master, id)}</span>
      </button>
      <span id={noteId} hidden>
        {note}
      </span>
    </div>
  )
}
