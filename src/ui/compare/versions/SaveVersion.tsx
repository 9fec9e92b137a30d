import { type FormEvent, useId, useState } from 'react'
import { Button } from 'react-aria-components'
import { saveVersion } from '../../../commands/save-version'
import type { ProjectDoc } from '../../../project/project'
import { nextVersionName, VERSION_LIMITS } from '../../../project/version'
import { useApp } from '../../app-context'
import { Author } from './Author'

/** A name (the next number, and what is new about it) and a note; who saves it is asked once. */
export function SaveVersion({ project }: { project: ProjectDoc }) {
  const app = useApp()
  const suggested = nextVersionName(project.versions)
  // Null while nothing is typed: then the next number stands there.
  const [name, setName] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const id = useId()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const count = project.versions.length
    await saveVersion(app, { name: name ?? suggested, note })
    if ((app.project.getState().project?.versions.length ?? 0) === count) return
    setName(null)
    setNote('')
  }
  return (
    <form className="save-version" onSubmit={(event) => void save(event)}>
      <div className="save-version-fields">
        <label htmlFor={`${id}-name`}>Version name</label>
        <input
          id={`${id}-name`}
          type="text"
          className="text-input filled"
          autoComplete="off"
          maxLength={VERSION_LIMITS.nameCharacters}
          value={name ?? suggested}
          onChange={(event) => setName(event.target.value)}
        />
        <label htmlFor={`${id}-note`}>Note</label>
        <input
          id={`${id}-note`}
          type="text"
          className="text-input filled"
          autoComplete="off"
          placeholder="What is new in it"
          maxLength={VERSION_LIMITS.noteCharacters}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <div className="row wrap">
        <Button className="button primary" type="submit">
          Save version
        </Button>
        <Author />
      </div>
    </form>
  )
}
