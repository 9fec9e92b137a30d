import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { verdict } from '../../../project/verdict'
import { useApp } from '../../app-context'

/** What the test that was just done came to. */
export function BlindOutcome() {
  const { a, b, result } = useStore(useApp().blind)
  const box = useRef<HTMLParagraphElement>(null)
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  if (!result) return null
  return (
    <div className="blind-outcome">
      <p ref={box} tabIndex={-1} role="status" className="blind-verdict">
        {verdict(result, { a, b })}
      </p>
      <p className="secondary">
        {result.method === 'abx' ? `ABX of ${a} and ${b}` : `Preference between ${a} and ${b}`}: kept with the version.
      </p>
    </div>
  )
}
