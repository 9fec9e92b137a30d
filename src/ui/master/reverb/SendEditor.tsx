import { Button } from 'react-aria-components'
import { chooseProcessor } from '../../../commands/choose-processor'
import { SEND } from '../../../params'
import type { Path } from '../../../state/document-path'
import { useApp, useSession } from '../../app-context'
import { PlainEditor } from '../PlainEditor'

/** A strip's way to the reverb, which stands on the master. */
export function SendEditor({ path, undoName }: { path: Path; undoName: string }) {
  const app = useApp()
  const reverbOn = useSession((state) => state.session?.master.reverb.on ?? false)
  return (
    <PlainEditor
      table={SEND}
      path={path}
      undoName={undoName}
      columns={1}
      says="Sends the strip to the reverb, after its fader."
    >
      <div className="row">
        <span className={reverbOn ? 'secondary' : 'attention'}>
          {reverbOn ? 'The reverb stands on the master.' : 'The reverb is off: the send is not heard.'}
        </span>
        <Button className="button" onPress={() => chooseProcessor(app, { host: 'master', processor: 'reverb' })}>
          Open the reverb
        </Button>
      </div>
    </PlainEditor>
  )
}
