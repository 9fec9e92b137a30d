import { useMemo } from 'react'
import { Button } from 'react-aria-components'
import { approveVersion } from '../../../commands/approve-version'
import type { VersionDoc } from '../../../project/project'
import { approvalOf } from '../../../project/threads'
import type { Approval } from '../../../session/document'
import { useApp } from '../../app-context'
import { dateText } from '../../controls/date-text'
import { useEntries } from '../../use-project'

const CHOICES: readonly { approval: Approval; label: string }[] = [
  { approval: 'approved', label: 'Approve' },
  { approval: 'changes', label: 'Ask for changes' },
  { approval: 'open', label: 'Take back' },
]

const WORDS: Record<Approval, string> = {
  open: 'Not approved',
  changes: 'Changes asked for',
  approved: 'Approved',
}
const LOOKS: Record<Approval, string> = { open: 'secondary', changes: 'attention', approved: 'good' }

/** How a version stands, in words, and what can be said of it now. */
export function ApproveVersion({ version: { id, name } }: { version: VersionDoc }) {
  const app = useApp()
  const entries = useEntries()
  const word = useMemo(() => approvalOf(entries, id), [entries, id])
  const approval = word?.approval ?? 'open'
  return (
    <div className="row wrap approval">
      <span role="status" className={LOOKS[approval]}>
        {WORDS[approval]}
        {word && approval !== 'open' && ` by ${word.by || 'unnamed'}, ${dateText(word.at)}`}
      </span>
      <span className="grow" />
      {CHOICES.filter((choice) => choice.approval !== approval).map((choice) => (
        <Button
          key={choice.approval}
          className="button quiet"
          aria-label={`${choice.label}: ${name}`}
          onPress={() => approveVersion(app, id, choice.approval)}
        >
          {choice.label}
        </Button>
      ))}
    </div>
  )
}
