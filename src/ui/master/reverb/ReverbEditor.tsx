import { type MasterSettings, REVERB } from '../../../params'
import { PlainEditor } from '../PlainEditor'
import { ReverbPicture } from './ReverbPicture'
import { SenderList } from './SenderList'

/** The one reverb of the session, and who sends to it. */
export function ReverbEditor({ reverb }: { reverb: MasterSettings['reverb'] }) {
  return (
    <PlainEditor
      table={REVERB}
      path={['master', 'reverb']}
      undoName="Master"
      says={reverb.on ? 'One room for the whole song.' : 'One room for the whole song. Off: the sends lead nowhere.'}
      columns={3}
      picture={<ReverbPicture reverb={reverb} />}
    >
      <SenderList />
    </PlainEditor>
  )
}
