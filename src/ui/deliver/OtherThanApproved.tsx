import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import { exportMaster } from '../../commands/export-master'
import type { VersionDoc } from '../../project/project'
import { useApp, useSession } from '../app-context'
import { OtherVersion } from './OtherVersion'

/** Before something else than the approved version is delivered: what it is, and that it is meant. */
export function OtherThanApproved() {
  const approved = useStore(useApp().exporting, (state) => state.insteadOf)
  return approved && <Question approved={approved} />
}

function Question({ approved }: { approved: VersionDoc }) {
  const app = useApp()
  const session = useSession((state) => state.session)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  const leave = () => app.exporting.setState({ insteadOf: null })
  return (
    <div
      ref={box}
      className="other-than-approved"
      role="alertdialog"
      aria-label="Not the approved version"
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && leave()}
    >
      {session && <OtherVersion approved={approved} session={session} />}
      <div className="row wrap">
        <Button className="button primary" onPress={() => void exportMaster(app, { version: approved })}>
          Export {approved.name} instead
        </Button>
        <Button className="button" onPress={() => void exportMaster(app, { otherThanApproved: true })}>
          Export this one anyway
        </Button>
        <Button className="button quiet" onPress={leave}>
          Do not export
        </Button>
      </div>
    </div>
  )
}
