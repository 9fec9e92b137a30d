import { Button } from 'react-aria-components'
import type { App } from '../../commands/app'
import { openProject } from '../../commands/open-project'
import { openSession } from '../../commands/open-session'
import { saveSession } from '../../commands/save-session'
import { useApp, useSession } from '../app-context'
import { FileButton } from '../controls/FileButton'
import { ProjectFile } from './ProjectFile'

/** The work itself, to come back to. */
export function SessionCard() {
  const app = useApp()
  const isOpen = useSession((state) => state.session !== null)
  return (
    <section className="card" aria-labelledby="deliver-session">
      <h2 id="deliver-session">Session</h2>
      <p className="secondary">
        Every control, without the audio: a small file for this page and for the command line. Stems are found again by
        their samples, or by their names.
      </p>
      <div className="row">
        <Button className="button" isDisabled={!isOpen} onPress={() => void saveSession(app)}>
          Save session
        </Button>
        <FileButton
          label="Open session"
          accept=".json,application/json,.wav,.flac,.mp3,.tutti"
          onFiles={([file]) => file && void open(app, file)}
        />
      </div>
      <ProjectFile />
    </section>
  )
}

/** Whoever has a file seldom knows which of the two it is. */
function open(app: App, file: File): Promise<void> {
  return /\.tutti$/i.test(file.name) ? openProject(app, file) : openSession(app, file)
}
