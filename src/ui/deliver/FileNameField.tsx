import { useState } from 'react'
import { Button } from 'react-aria-components'
import { fileRateHz } from '../../commands/choose-export-format'
import { setParameter } from '../../commands/set-parameter'
import { exportedName } from '../../delivery/exported-name'
import { FILE_NAME_FIELDS } from '../../delivery/file-name-pattern'
import type { SessionDoc } from '../../session/document'
import { DEFAULT_FILE_NAME } from '../../session/file-name'
import { planAlternates } from '../../session/plan-alternates'
import { useApp } from '../app-context'
import { CheckedField } from '../controls/CheckedField'

const PATH = ['delivery', 'fileName'] as const
const MOST_CHARACTERS = 200
const HELP = `Filled in: ${FILE_NAME_FIELDS.map((field) => `{${field}}`).join(' ')}`

/** The pattern that files are named by, and the names that come of it while it is typed. */
export function FileNameField({ session }: { session: SessionDoc }) {
  const app = useApp()
  const [draft, setDraft] = useState<string | null>(null)
  const { fileName } = session.delivery
  const pattern = draft?.trim() || fileName
  const [beside] = planAlternates(session).files
  const typed = { ...session, delivery: { ...session.delivery, fileName: pattern } }
  const file = { format: session.export.format, rateHz: fileRateHz(session) }
  const name = exportedName(typed, { ...file, name: null })
  const nameBeside = beside && exportedName(typed, { ...file, name: beside.name })
  return (
    <div className="file-name">
      <CheckedField
        label="File name"
        draftKey="file-name"
        value={fileName}
        help={HELP}
        problem={(text) => (text.trim().length > MOST_CHARACTERS ? `At most ${MOST_CHARACTERS} characters.` : null)}
        onDraft={setDraft}
        onCommit={(text) => setParameter(app, PATH, text.trim() || DEFAULT_FILE_NAME, 'File name')}
      />
      <div className="file-name-notes">
        <p className="file-name-preview" role="status">
          {name}
        </p>
        {nameBeside && nameBeside !== name && <p className="file-name-preview secondary">{nameBeside}</p>}
        {nameBeside === name && (
          <p className="attention">
            {'The files beside the master would be called the same: add {alternate} to tell them apart.'}
          </p>
        )}
        <p className="faint">{HELP}</p>
        {fileName !== DEFAULT_FILE_NAME && (
          <Button className="button quiet" onPress={() => setParameter(app, PATH, DEFAULT_FILE_NAME, 'File name')}>
            Back to the default name
          </Button>
        )}
      </div>
    </div>
  )
}
