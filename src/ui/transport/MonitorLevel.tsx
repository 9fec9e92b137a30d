import { setMonitorLevel } from '../../commands/set-monitor-level'
import { MONITOR } from '../../params'
import { useApp, useTransport } from '../app-context'
import { Slider } from '../controls/Slider'

/** How loud it is at the ears. */
export function MonitorLevel() {
  const app = useApp()
  const levelDb = useTransport((state) => state.monitorLevelDb)
  return (
    <Slider
      param={MONITOR.levelDb}
      value={levelDb}
      name={MONITOR.levelDb.label}
      onChange={(value) => setMonitorLevel(app, value)}
    />
  )
}
