import { useId, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { importComments, importPastedComments } from '../../../commands/import-comments'
import { useApp } from '../../app-context'
import { FileButton } from '../../controls/FileButton'

/** What a reviewer sent back: a file, or a text or link that was pasted. What came of it is said as a notice. */
export function ImportComments() {
  const app = useApp()
  const id = useId()
  const [text, setText] = useState('')
  const details = useRef<HTMLDetailsElement>(null)
  const takeIn = () => {
    importPastedComments(app, text)
    setText('')
    if (details.current) details.current.open = false
  }
  return (
    <div className="import-comments">
      <FileButton
        label="Import comments"
        accept=".json,application/json,.txt,text/plain"
        multiple
        onFiles={(files) => void importComments(app, files)}
      />
      <details ref={details}>
        <summary className="secondary">Paste a text or a link</summary>
        <div className="paste-comments">
          <label htmlFor={id} className="unseen">
            Text or link of a reviewer
          </label>
          <textarea
            id={id}
            className="text-input filled"
            rows={3}
            placeholder="What the reviewer copied, or the link that they sent"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Button className="button" isDisabled={text.trim() === ''} onPress={takeIn}>
            Take in
          </Button>
        </div>
      </details>
    </div>
  )
}
