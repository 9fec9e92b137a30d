import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import { chooseSlot } from '../../../commands/choose-slot'
import { codecCheckOf } from '../../../commands/codec-check'
import { hearCodec } from '../../../commands/hear-codec'
import { useApp } from '../../app-context'

/** Takes the coded file to the transport, where it is compared with everything else. */
export function HearCodec() {
  const app = useApp()
  const isIdle = useStore(codecCheckOf(app).store, (state) => state.status === 'done')
  const [isBusy, setBusy] = useState(false)
  const hear = async () => {
    setBusy(true)
    if (await hearCodec(app)) chooseSlot(app, 'codec')
    setBusy(false)
  }
  return (
    <Button className="button" isDisabled={!isIdle || isBusy} onPress={() => void hear()}>
      {isBusy ? 'Decoding' : 'Hear it beside the master'}
    </Button>
  )
}
