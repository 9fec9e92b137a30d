import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import { exportMaster } from '../../commands/export-master'
import { differences } from '../../project/differences'
import type { VersionDoc } from '../../project/project'
import { useApp, useSession } from '../app-context'

/** Before something else than the approved version is delivered: what it is, and that it is meant. */
export function OtherThanApproved() {
  const approved = useStore(useApp().exporting, (state) => state.insteadOf)
  return approved && <Question approved={approved} />
}

function Question({ approved }: { approved: VersionDoc }) {
  const app = useApp()
  const session = useSession((state) => state.session)
  const count = session ? differences(approved.session, session).length : 0
  const settings = count === 1 ? '1 setting differs' : `${count} settings differ`
  const leave = () => app.exporting.setState({ insteadOf: null })
  return (
    <div className="other-than-approved" role="alertdialog" aria-label="Not the approved version">
      <p className="attention">
        “{approved.name}” is approved, and this is not it: {settings}.
      </p>
      <div className="row">
        <Button className="button primary" onPress={() => void exportMaster(app, { version: approved })}>
          Export the approved version
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
