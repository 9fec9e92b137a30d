import { Button } from 'react-aria-components'
import { addStems } from '../../commands/add-stems'
import { loadDemoSong } from '../../commands/load-demo-song'
import { newSession } from '../../commands/new-session'
import { rateText } from '../../params/value-text'
import { useApp, useSession } from '../app-context'
import { FileButton } from '../controls/FileButton'

/** The ways in, in one line, once there is something on the page. */
export function AddStems() {
  const app = useApp()
  const groups = useSession((state) => state.session?.groups.length ?? 0)
  const rateHz = useSession((state) => state.session?.rateHz)
  return (
    <div className="add-stems row">
      <AddButtons />
      <Button className="button" onPress={() => void loadDemoSong(app)}>
        Load demo song
      </Button>
      <span className="grow secondary">
        {groups > 0 && `${groups} of 8 strips`}
        {groups > 0 && rateHz && `, session at ${rateText(rateHz)}`}
      </span>
      {groups > 0 && (
        <Button className="button quiet" onPress={() => newSession(app)}>
          New session
        </Button>
      )}
    </div>
  )
}

export function AddButtons({ primary = false }: { primary?: boolean }) {
  const app = useApp()
  return (
    <div className="row">
      <FileButton label="Add stems" multiple primary={primary} onFiles={(files) => void addStems(app, files)} />
      <FileButton
        label="Add folder"
        multiple
        folder
        onFiles={(files) => void addStems(app, files, { fromFolder: true })}
      />
    </div>
  )
}
