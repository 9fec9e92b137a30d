import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import { forgetOwnTargets, openTargets, saveTargets } from '../../../commands/load-targets'
import { useApp } from '../../app-context'
import { FileButton } from '../../controls/FileButton'

/** The file that all of it comes from: services change their minds, and whoever knows better can say so. */
export function TargetsFile() {
  const app = useApp()
  const { file, origin } = useStore(app.services)
  return (
    <div className="targets-file">
      {file && (
        <p className="secondary">
          {origin === 'own' ? 'By your own targets file' : 'By the targets file that came with Tutti'}, of{' '}
          {file.updated}. Services change: check before a release.
        </p>
      )}
      <div className="row">
        <Button className="button" isDisabled={!file} onPress={() => void saveTargets(app)}>
          Save targets file
        </Button>
        <FileButton
          label="Load targets file"
          accept=".json,application/json"
          onFiles={([chosen]) => chosen && void openTargets(app, chosen)}
        />
        {origin === 'own' && (
          <Button className="button quiet" onPress={() => void forgetOwnTargets(app)}>
            Use the file that came with Tutti
          </Button>
        )}
      </div>
    </div>
  )
}
