import { REVERB, type ValuesOf } from '../../params'
import { PlainEditor } from './PlainEditor'

/** The one reverb of the session, and who sends to it. */
export function ReverbEditor({ reverb }: { reverb: ValuesOf<typeof REVERB> }) {
  return (
    <PlainEditor
      table={REVERB}
      path={['master', 'reverb']}
      undoName="Master"
      says={reverb.on ? 'One room for the whole song.' : 'One room for the whole song. Off: the sends lead nowhere.'}
    />
  )
}
