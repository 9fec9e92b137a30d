import { useEffect, useRef } from 'react'
import { Button, ProgressBar, ToggleButton } from 'react-aria-components'
import { useStore } from 'zustand'
import type { App } from '../../../commands/app'
import { answerBlind, endBlindTest, hearBlind } from '../../../commands/blind-test'
import type { BlindPlace } from '../../../state/blind-store'
import { useApp } from '../../app-context'
import { useBlindKeys } from './use-blind-keys'

type Answer = Parameters<typeof answerBlind>[1]

const PLACES: Readonly<Record<'abx' | 'preference', readonly { place: BlindPlace; text: string; key: string }[]>> = {
  abx: [
    { place: 'a', text: 'A', key: 'A' },
    { place: 'b', text: 'B', key: 'B' },
    { place: 'x', text: 'X', key: 'X' },
  ],
  preference: [
    { place: 'first', text: '1', key: '1' },
    { place: 'second', text: '2', key: '2' },
  ],
}

const ANSWERS: Readonly<Record<'abx' | 'preference', readonly { answer: Answer; text: string; key: string }[]>> = {
  abx: [
    { answer: 'a', text: 'X is A', key: 'Shift+A' },
    { answer: 'b', text: 'X is B', key: 'Shift+B' },
  ],
  preference: [
    { answer: 'first', text: '1 is better', key: 'Shift+1' },
    { answer: 'second', text: '2 is better', key: 'Shift+2' },
  ],
}

/** The trial that runs. All that it knows is in the blind store: what X is, is not. */
export function BlindTrial() {
  const app = useApp()
  const { method, a, b, trials, answered, hearing } = useStore(app.blind)
  const box = useRef<HTMLElement>(null)
  // The button that began the test is gone: who works by keyboard goes on here.
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  useBlindKeys(app, method)
  return (
    <section ref={box} className="blind-trial" tabIndex={-1} aria-label="Blind test that runs">
      <p className="row spread">
        <span role="status" className="blind-count">
          Trial {Math.min(answered + 1, trials)} of {trials}
        </span>
        <span className="secondary cut">{method === 'abx' ? `A is ${a}, B is ${b}` : `Between ${a} and ${b}`}</span>
      </p>
      <ProgressBar className="progress" aria-label="Trials answered" value={answered} maxValue={trials}>
        <span className="progress-bar" style={{ width: `${(answered / trials) * 100}%` }} />
      </ProgressBar>
      <div className="blind-places">
        {PLACES[method].map(({ place, text, key }) => (
          <ToggleButton
            key={place}
            className="toggle blind-place"
            aria-label={`Hear ${text}`}
            aria-keyshortcuts={key}
            isSelected={hearing === place}
            onChange={() => hearBlind(app, place)}
          >
            {text}
          </ToggleButton>
        ))}
      </div>
      <Answers app={app} method={method} />
      <div className="row spread">
        <p className="secondary">
          {method === 'abx' ? (
            <>
              <kbd>A</kbd> <kbd>B</kbd> <kbd>X</kbd> to hear, with <kbd>Shift</kbd> <kbd>A</kbd> or <kbd>B</kbd> to
              answer
            </>
          ) : (
            <>
              <kbd>1</kbd> <kbd>2</kbd> to hear, with <kbd>Shift</kbd> to answer
            </>
          )}
        </p>
        <Button className="button quiet" onPress={() => endBlindTest(app)}>
          Give up
        </Button>
      </div>
    </section>
  )
}

function Answers({ app, method }: { app: App; method: 'abx' | 'preference' }) {
  return (
    <div className="row blind-answers">
      {ANSWERS[method].map(({ answer, text, key }) => (
        <Button key={answer} className="button" aria-keyshortcuts={key} onPress={() => answerBlind(app, answer)}>
          {text}
        </Button>
      ))}
    </div>
  )
}
