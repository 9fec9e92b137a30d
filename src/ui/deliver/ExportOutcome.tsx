import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import { useApp } from '../app-context'

/** In one line beside the button what became of the last export: its cards may be scrolled out of sight. */
export function ExportOutcome() {
  const app = useApp()
  const isDone = useStore(app.exporting, (state) => state.status === 'done')
  const status = useStore(app.certificates, (state) => state.status)
  const passed = useStore(app.certificates, ({ files }) => files.every(({ certificate }) => certificate?.passed))
  if (!isDone) return null
  if (status !== 'done') {
    return <p className="secondary">{status === 'measuring' ? 'Exported. Reading it again.' : 'Exported.'}</p>
  }
  return (
    <div className="row">
      <span className={passed ? 'good' : 'failed'}>{passed ? 'Exported and checked' : 'Exported, but not ready'}</span>
      <Button className="button quiet small" onPress={showCertificate}>
        Show certificate
      </Button>
    </div>
  )
}

function showCertificate() {
  document.getElementById('deliver-certificate')?.closest('section')?.scrollIntoView({ block: 'end' })
}
