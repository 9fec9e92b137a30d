import { useId, useState } from 'react'
import { Button, Radio, RadioGroup } from 'react-aria-components'
import { useStore } from 'zustand'
import { blindObstacle, startBlindTest } from '../../../commands/blind-test'
import { filledSlots } from '../../../commands/choose-slot'
import { playPause } from '../../../commands/play-pause'
import { slotLabel } from '../../../commands/slot-label'
import { BLIND_TRIALS, type BlindMethod } from '../../../project/blind-test'
import type { MonitorSlot } from '../../../protocol/listening'
import { useApp, useSession, useTransport } from '../../app-context'
import { Choice } from '../../controls/Choice'
import { listedVersions, useProject } from '../../use-project'
import { neededText } from './needed-successes'

const METHODS: readonly { id: BlindMethod; label: string; hint: string }[] = [
  { id: 'abx', label: 'ABX', hint: 'X is one of the two: which one?' },
  { id: 'preference', label: 'Preference', hint: 'The two in an order that you do not know: which one is better?' },
]
const USUAL_TRIALS = 16

/** What is tested, how, and how much of it takes a result beyond chance. */
export function BlindSetup() {
  const app = useApp()
  const id = useId()
  const slots = useSlots()
  const sideA = useTransport((state) => state.sideA)
  const sideB = useTransport((state) => state.sideB)
  const { status, error } = useStore(app.blind)
  const [method, setMethod] = useState<BlindMethod>('abx')
  const [trials, setTrials] = useState(USUAL_TRIALS)
  const [chosen, setChosen] = useState<{ a?: MonitorSlot; b?: MonitorSlot }>({})
  const within = (slot: MonitorSlot | undefined, other: MonitorSlot) => (slot && slots.includes(slot) ? slot : other)
  const a = within(chosen.a, sideA)
  const b = within(chosen.b, sideB)
  const options = slots.map((slot) => ({ id: slot, label: slotLabel(app, slot) }))
  const obstacle = blindObstacle(app, a, b)
  const start = async () => {
    await startBlindTest(app, { method, a, b, trials })
    if (app.blind.getState().status === 'running' && !app.transport.getState().playing) await playPause(app)
  }
  const isWhole = Number.isInteger(trials) && trials >= BLIND_TRIALS.min && trials <= BLIND_TRIALS.max

  // Still here while a test runs, so that the next one begins with the same choice.
  if (status === 'preparing' || status === 'running') return null
  if (slots.length === 0)
    return <p className="secondary">Add stems, and any two things that can be heard can be tested.</p>
  return (
    <div className="blind-setup">
      <RadioGroup
        className="segments"
        aria-label="Method"
        orientation="horizontal"
        value={method}
        onChange={(value) => setMethod(value as BlindMethod)}
      >
        {METHODS.map(({ id: value, label }) => (
          <Radio key={value} value={value} className="segment">
            {label}
          </Radio>
        ))}
      </RadioGroup>
      <p className="secondary">{METHODS.find((known) => known.id === method)?.hint}</p>
      <div className="row wrap">
        <div className="version-choice">
          <Choice name="First of the test" options={options} value={a} onChange={(slot) => setChosen({ a: slot, b })} />
        </div>
        <span className="secondary">and</span>
        <div className="version-choice">
          <Choice
            name="Second of the test"
            options={options}
            value={b}
            onChange={(slot) => setChosen({ a, b: slot })}
          />
        </div>
        <label htmlFor={id} className="secondary">
          Trials
        </label>
        <input
          id={id}
          type="number"
          className="text-input filled blind-trials"
          min={BLIND_TRIALS.min}
          max={BLIND_TRIALS.max}
          value={Number.isNaN(trials) ? '' : trials}
          onChange={(event) => setTrials(event.target.valueAsNumber)}
        />
      </div>
      <p className="secondary">
        {isWhole ? neededText(method, trials) : `From ${BLIND_TRIALS.min} to ${BLIND_TRIALS.max} trials.`}
      </p>
      <div className="row wrap">
        <Button className="button" isDisabled={!isWhole || obstacle !== null} onPress={() => void start()}>
          Start blind test
        </Button>
        {obstacle && <span className="secondary">{obstacle}</span>}
      </div>
      {error && (
        <p className="failed" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

const NO_SLOTS: readonly MonitorSlot[] = []

/** What can be heard, and the versions that can be rendered for it. */
function useSlots(): readonly MonitorSlot[] {
  const app = useApp()
  const project = useProject()
  const isEmpty = useSession(({ session }) => !session || session.groups.length === 0)
  useSession((state) => state.session?.compare)
  useStore(app.compare)
  if (isEmpty) return NO_SLOTS
  const versions = project ? listedVersions(project).map(({ id }): MonitorSlot => `version:${id}`) : []
  return [...new Set([...filledSlots(app), ...versions])]
}
