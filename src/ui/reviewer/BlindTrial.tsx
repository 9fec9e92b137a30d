import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { BlindRun, BlindSound } from './blind-run'
import { isTyping } from './use-review-keys'

const SOUNDS = {
  abx: [
    ['a', 'A'],
    ['b', 'B'],
    ['x', 'X'],
  ],
  preference: [
    ['first', '1'],
    ['second', '2'],
  ],
} as const

const ANSWERS = {
  abx: [
    ['a', 'X is A'],
    ['b', 'X is B'],
  ],
  preference: [
    ['first', 'Prefer 1'],
    ['second', 'Prefer 2'],
  ],
} as const

/** A trial: hear each as often as you like, then answer. */
export function BlindTrial({ run }: { readonly run: BlindRun }) {
  const { method, trials, answered, heard } = useStore(run.view)
  const sounds: readonly (readonly [BlindSound, string])[] = SOUNDS[method]
  useEffect(() => {
    const onKeyDown = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (ctrlKey || metaKey || altKey || isTyping(target)) return
      const sound = sounds.find(([, label]) => label.toLowerCase() === key.toLowerCase())
      if (sound) run.hear(sound[0])
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [run, sounds])
  return (
    <div className="blind-trial">
      <p role="status">
        Trial {answered + 1} of {trials}
      </p>
      <fieldset className="blind-buttons">
        <legend className="unseen">Hear</legend>
        {sounds.map(([sound, label]) => (
          <button
            key={sound}
            type="button"
            className="toggle"
            aria-label={`Hear ${label}`}
            aria-pressed={heard === sound}
            data-selected={heard === sound || undefined}
            onClick={() => run.hear(sound)}
          >
            {label}
          </button>
        ))}
      </fieldset>
      <fieldset className="blind-buttons">
        <legend className="unseen">Answer</legend>
        {ANSWERS[method].map(([choice, label]) => (
          <button key={choice} type="button" className="button" onClick={() => run.answer(choice)}>
            {label}
          </button>
        ))}
      </fieldset>
      <button type="button" className="button quiet" onClick={() => run.leave()}>
        Leave the test
      </button>
    </div>
  )
}
