import { useMemo } from 'react'
import { Dialog, Heading, ListBox, ListBoxItem } from 'react-aria-components'
import { goToStep } from '../../commands/go-to-step'
import { useApp, useSession } from '../app-context'
import { type HistoryStep, historySteps } from './history-steps'
import './history.css'

/** Every step by its name and what it changed, the newest on top; choosing one goes there. */
export function HistoryList() {
  const app = useApp()
  const history = useSession((state) => state.history)
  const steps = useMemo(() => (history ? historySteps(history) : []), [history])
  const present = String(history?.past.length ?? 0)
  return (
    <Dialog className="undo-dialog">
      <Heading slot="title" className="undo-head">
        History
      </Heading>
      <ListBox
        className="undo-list"
        aria-label="Steps"
        autoFocus
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[present]}
        items={steps}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys]
          if (key !== undefined) goToStep(app, Number(key))
        }}
      >
        {(step) => <Step step={step} />}
      </ListBox>
      <p className="undo-note secondary">Choose a step to go there. Later steps stay until you change something.</p>
    </Dialog>
  )
}

const STANDING_WORDS: Readonly<Record<HistoryStep['standing'], string>> = {
  past: '',
  present: ', where you are',
  future: ', undone',
}

function Step({ step: { count, label, text, standing } }: { step: HistoryStep }) {
  return (
    <ListBoxItem
      id={String(count)}
      className={`option undo-step ${standing}`}
      textValue={`${label}${text && `, ${text}`}${STANDING_WORDS[standing]}`}
    >
      <span className="undo-mark" aria-hidden="true" />
      <span className="cut grow" title={label}>
        {label}
      </span>
      <span className="undo-text cut" title={text}>
        {text}
      </span>
      <span className="unseen">{STANDING_WORDS[standing]}</span>
    </ListBoxItem>
  )
}
