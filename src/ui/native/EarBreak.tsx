import { Button } from 'react-aria-components'
import { useApp, useSettings, useTransport } from '../app-context'
import { useEarBreak } from './use-ear-break'

/** A quiet word after 45 minutes of playing. It never touches the sound, and waits until a blind test is over. */
export function EarBreak() {
  const app = useApp()
  const wanted = useSettings((state) => state.earBreaks)
  const blind = useTransport((state) => state.blind)
  const { isDue, dismiss } = useEarBreak()
  return (
    <div className="ear-break" role="status">
      {isDue && wanted && !blind && (
        <div className="notice info">
          <span className="notice-text">45 minutes of listening: rest your ears for a few minutes</span>
          <Button className="button quiet" onPress={dismiss}>
            Dismiss
          </Button>
          <Button
            className="button quiet"
            onPress={() => {
              app.settings.setState({ earBreaks: false })
              dismiss()
            }}
          >
            Not again
          </Button>
        </div>
      )}
    </div>
  )
}
