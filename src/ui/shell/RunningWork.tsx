import { lazy, Suspense, useEffect } from 'react'
import { useApp } from '../app-context'
import { sayDoneWork } from './say-done-work'

const RunningJobs = lazy(() => import('./RunningJobs').then((module) => ({ default: module.RunningJobs })))

/** What still runs while one is on another step, and word of it when it is done. Always as wide. */
export function RunningWork() {
  const app = useApp()
  useEffect(() => sayDoneWork(app), [app])
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fields are in it
    <div className="running-work" role="group" aria-label="Running work">
      <Suspense fallback={null}>
        <RunningJobs />
      </Suspense>
    </div>
  )
}
