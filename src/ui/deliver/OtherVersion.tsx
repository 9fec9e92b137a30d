import type { VersionDoc } from '../../project/project'
import { approvalOf } from '../../project/threads'
import type { SessionDoc } from '../../session/document'
import { DifferenceTable } from '../compare/versions/DifferenceTable'
import '../compare/versions/versions.css'
import { countText, dateText } from '../controls/date-text'
import { useDifferences, useEntries } from '../use-project'

interface Props {
  /** The version that was approved, which the session is not. */
  readonly approved: VersionDoc
  readonly session: SessionDoc
}

/** That another version is the approved one, and in what the song differs from it. */
export function OtherVersion({ approved, session }: Props) {
  const entries = useEntries()
  const found = useDifferences(approved.session, session)
  const word = approvalOf(entries, approved.id)
  return (
    <>
      <p className="attention">
        This is not the approved version, “{approved.name}”
        {word && `, approved by ${word.by || 'unnamed'}, ${dateText(word.at)}`}.
      </p>
      <details className="all-lines">
        <summary>{countText(found.length, 'setting differs', 'settings differ')}</summary>
        <DifferenceTable
          differences={found}
          before={approved.name}
          after="As it stands now"
          searchable={found.length > 12}
        />
      </details>
    </>
  )
}
