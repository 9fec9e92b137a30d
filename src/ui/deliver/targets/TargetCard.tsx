import { ServiceList } from './ServiceList'
import { SetLoudness } from './SetLoudness'
import { TargetControls } from './TargetControls'
import { TargetsFile } from './TargetsFile'
import './targets.css'

/** How loud the master is to be, and what services will make of it. */
export function TargetCard() {
  return (
    <section className="card target-card" aria-labelledby="deliver-target">
      <h2 id="deliver-target">Loudness target</h2>
      <TargetControls />
      <SetLoudness />
      <ServiceList />
      <TargetsFile />
    </section>
  )
}
