import { useState } from 'react'
import { Button, Checkbox } from 'react-aria-components'
import { useStore } from 'zustand'
import { openProject } from '../../commands/open-project'
import { projectStems, saveProject } from '../../commands/save-project'
import type { SessionDoc } from '../../session/document'
import { useApp, useSession } from '../app-context'
import { bytesText } from '../controls/bytes-text'
import { FileButton } from '../controls/FileButton'
import { FileJob } from '../controls/FileJob'
import { useProject } from '../use-project'

/** All of the work in one file, to hand over: session, versions, comments, and the stems or their hashes. */
export function ProjectFile() {
  const app = useApp()
  const session = useSession((state) => state.session)
  const project = useProject()
  const isRunning = useStore(app.projectFile, (state) => state.status === 'running')
  const [withStems, setWithStems] = useState(true)
  const stems = session && project ? stemBytes([session, ...project.versions.map((version) => version.session)]) : 0
  return (
    <div className="project-file">
      <h3>Project file</h3>
      <p className="secondary">
        Session, versions and comments in one file. Without the stems it holds their hashes, and asks for the files by
        what is in them, whatever they are called.
      </p>
      <Checkbox className="toggle chip" aria-label="With stems" isSelected={withStems} onChange={setWithStems}>
        With stems{stems > 0 && `, about ${bytesText(stems)}`}
      </Checkbox>
      <div className="row wrap">
        <Button
          className="button"
          isDisabled={!session || isRunning}
          onPress={() => void saveProject(app, { withStems })}
        >
          Save project
        </Button>
        <FileButton
          label="Open project"
          accept=".tutti,application/zip"
          onFiles={([file]) => file && void openProject(app, file)}
        />
      </div>
      <FileJob store={app.projectFile} name="Project file" />
    </div>
  )
}

/** What lossless coding leaves of 24-bit stems, and what stands in place of samples that are no whole numbers. */
const FLAC_BYTES_PER_SAMPLE = 1.5
const FLOAT_BYTES_PER_SAMPLE = 4

function stemBytes(sessions: readonly SessionDoc[]): number {
  return projectStems(sessions).reduce(
    (sum, { frames, channels, lossy }) =>
      sum + frames * channels * (lossy ? FLOAT_BYTES_PER_SAMPLE : FLAC_BYTES_PER_SAMPLE),
    0,
  )
}
