import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import { endBlindTest } from '../../../commands/blind-test'
import { useApp } from '../../app-context'

/** What is still to be done before a test: versions are rendered, then everything is made equally loud. */
export function BlindPreparing() {
  const app = useApp()
  const rendered = useStore(app.compare, ({ versions }) => versions.find(({ status }) => status === 'preparing'))
  return (
    <div className="row">
      <span role="status">{rendered ? `Rendering ${rendered.name}` : 'Matching the loudness'}</span>
      {rendered && <span className="secondary">{Math.floor(rendered.fraction * 100)} %</span>}
      <Button className="button quiet" onPress={() => endBlindTest(app)}>
        Cancel
      </Button>
    </div>
  )
}
