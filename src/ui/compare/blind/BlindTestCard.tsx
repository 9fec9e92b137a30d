import { useStore } from 'zustand'
import { useApp } from '../../app-context'
import { BlindOutcome } from './BlindOutcome'
import { BlindPreparing } from './BlindPreparing'
import { BlindSetup } from './BlindSetup'
import { BlindTrial } from './BlindTrial'
import { EarlierTests } from './EarlierTests'
import './blind.css'

/** Whether two things can be told apart, or which is better, without knowing which is which. */
export function BlindTestCard() {
  const app = useApp()
  const status = useStore(app.blind, (state) => state.status)
  return (
    <>
      <section className="card work-card" aria-labelledby="compare-blind">
        <h2 id="compare-blind">Blind test</h2>
        {status === 'preparing' && <BlindPreparing />}
        {status === 'running' && <BlindTrial />}
        {status === 'done' && <BlindOutcome />}
        <BlindSetup />
      </section>
      <EarlierTests />
    </>
  )
}
