import { Button } from 'react-aria-components'
import { useApp } from '../app-context'

export function EmptyMaster() {
  const app = useApp()
  return (
    <div className="screen centred">
      <p className="secondary">Strips stand here once there are stems.</p>
      <Button className="button" onPress={() => app.view.setState({ tab: 'stems' })}>
        Go to Stems
      </Button>
    </div>
  )
}
