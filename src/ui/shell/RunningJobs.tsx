import { useEffect, useState } from 'react'
import { Button, ProgressBar } from 'react-aria-components'
import { useApp, useView } from '../app-context'
import { leftText } from './left-text'
import './running-work.css'
import { jobStores, type RunningJob, runningJobs } from './running-jobs'
import { TimeLeft } from './time-left'

/** The first work that is not shown where one is, how far it is, how long it takes, and the way out. */
export function RunningJobs() {
  const jobs = useRunningJobs()
  const tab = useView((state) => state.tab)
  const [timeLeft] = useState(() => new TimeLeft())
  const elsewhere = jobs.filter(({ home }) => home !== tab)
  const seconds = jobs.map(({ name, fraction }) => timeLeft.secondsOf(name, fraction, performance.now()))
  timeLeft.keepOnly(new Set(jobs.map(({ name }) => name)))
  const [first] = elsewhere
  if (!first) return null
  const percent = Math.floor(first.fraction * 100)
  const left = seconds[jobs.indexOf(first)] ?? null
  return (
    <>
      <span className="running-text">
        <span className="running-name cut" title={first.name}>
          {first.name}
        </span>
        <span className="running-percent">{percent} %</span>
        <span className="running-left">{leftText(left)}</span>
      </span>
      <ProgressBar className="progress running-bar" aria-label={first.name} value={percent}>
        <span className="progress-bar" style={{ width: `${first.fraction * 100}%` }} />
      </ProgressBar>
      {elsewhere.length > 1 && <span className="running-more">+{elsewhere.length - 1}</span>}
      {first.cancel && (
        <Button className="button quiet" aria-label={`Cancel: ${first.name}`} onPress={first.cancel}>
          Cancel
        </Button>
      )}
    </>
  )
}

/** Followed at the pace of a reader's eye, not of the work. */
const EVERY_MS = 200

function useRunningJobs(): readonly RunningJob[] {
  const app = useApp()
  const [jobs, setJobs] = useState<readonly RunningJob[]>(() => runningJobs(app))
  useEffect(() => {
    let timer = 0
    const look = () => {
      timer = 0
      const now = runningJobs(app)
      setJobs((before) => (before.length === 0 && now.length === 0 ? before : now))
    }
    const soon = () => {
      timer ||= window.setTimeout(look, EVERY_MS)
    }
    const leave = jobStores(app).map((store) => store.subscribe(soon))
    return () => {
      clearTimeout(timer)
      for (const stop of leave) stop()
    }
  }, [app])
  return jobs
}
