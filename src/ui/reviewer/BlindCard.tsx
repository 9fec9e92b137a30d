import { useState } from 'react'
import { BlindResults } from './BlindResults'
import { BlindSetup } from './BlindSetup'
import { BlindTrial } from './BlindTrial'
import type { BlindRun } from './blind-run'
import { useReview } from './review-context'
import './blind.css'

/** Is there a difference that can be heard, and which is the better one? Answered without knowing what is heard. */
export function BlindCard() {
  const { manifest, slots } = useReview().song
  const [run, setRun] = useState<BlindRun | null>(null)
  const [left, setLeft] = useState(false)
  if (slots.length < 2) return null
  const isLossy = manifest.codec !== 'flac'
  return (
    <section className="card blind-card" aria-labelledby="blind-title">
      <h2 id="blind-title">Blind test</h2>
      {isLossy && (
        <p className="secondary">
          There is none in a small file: its sound is lossy, and one would judge the codec. Ask for the lossless file.
        </p>
      )}
      {run && <BlindTrial run={run} />}
      {!isLossy && !run && (
        <>
          {left && <p role="status">You left the test: it is not counted.</p>}
          <BlindSetup
            onStart={(start) => {
              setLeft(false)
              setRun(
                start((finished) => {
                  setRun(null)
                  setLeft(!finished)
                }),
              )
            }}
          />
        </>
      )}
      <BlindResults />
    </section>
  )
}
