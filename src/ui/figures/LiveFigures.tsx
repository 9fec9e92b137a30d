import { useRef } from 'react'
import { Button } from 'react-aria-components'
import { resetLoudness } from '../../commands/reset-loudness'
import { useApp } from '../app-context'
import { numberText } from '../controls/value-text'
import { useFrame } from '../frame-loop'
import { PeakMeter } from '../meters/PeakMeter'

const FIGURES = [
  { id: 'momentaryLufs', name: 'Momentary', unit: 'LUFS' },
  { id: 'shortTermLufs', name: 'Short-term', unit: 'LUFS' },
  { id: 'integratedLufs', name: 'Integrated', unit: 'LUFS' },
  { id: 'truePeakDbtp', name: 'True peak', unit: 'dBTP' },
] as const

/** The master while it plays (EBU R 128): written past React, ten times a second, as text that can be read out. */
export function LiveFigures() {
  const app = useApp()
  const cells = useRef<(HTMLElement | null)[]>([])
  const nextMs = useRef(0)
  useFrame((nowMs) => {
    if (nowMs < nextMs.current) return
    nextMs.current = nowMs + 100
    FIGURES.forEach(({ id }, index) => {
      const value = app.live.loudness(id)
      const text = value === null ? '–' : numberText(value, 1)
      const cell = cells.current[index]
      if (cell && cell.textContent !== text) cell.textContent = text
    })
  })
  return (
    <section aria-label="Playing now" className="live-figures">
      <div className="row spread">
        <span className="secondary">Playing now</span>
        <Button className="button quiet small" aria-label="Reset loudness" onPress={() => resetLoudness(app)}>
          Reset
        </Button>
      </div>
      <div className="live-body">
        <dl className="tiles two">
          {FIGURES.map(({ id, name, unit }, index) => (
            <div className="tile" key={id}>
              <dt>{name}</dt>
              <dd>
                <span
                  ref={(element) => {
                    cells.current[index] = element
                  }}
                >
                  –
                </span>{' '}
                <small>{unit}</small>
              </dd>
            </div>
          ))}
        </dl>
        <PeakMeter source={{ kind: 'master' }} />
      </div>
    </section>
  )
}
