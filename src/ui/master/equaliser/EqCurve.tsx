import { type PointerEvent, type ReactNode, useRef } from 'react'
import { setBand } from '../../../commands/set-band'
import { EQ_BAND, type MasterEqSettings, type StripEqSettings } from '../../../params'
import type { Path } from '../../../state/document-path'
import { useApp } from '../../app-context'
import { newGesture } from '../../controls/new-gesture'
import { tidy } from '../../controls/taper'
import { useSize } from '../use-size'
import { EqGrid } from './EqGrid'
import { EqNode } from './EqNode'
import { EqTraces } from './EqTraces'
import { type EqResponses, frequencyAt } from './use-response'

interface Props {
  readonly responses: EqResponses | null
  readonly eq: StripEqSettings | MasterEqSettings
  readonly path: Path
  readonly undoName: string
  /** Stands in the upper left corner, over the grid and under the curve. */
  readonly children: ReactNode
}

/** The curve that sounds. A band is pulled by its number; the wheel narrows it; a double click adds or removes one. */
export function EqCurve({ responses, eq, path, undoName, children }: Props) {
  const app = useApp()
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const drag = useRef<{ band: number; gesture: string } | null>(null)
  const rangeDb = eq.bands.some((band) => band.on && reachDb(band) > 11.5) ? 21 : 12

  const yOf = (db: number) => height / 2 - (db / rangeDb) * (height / 2)
  const valuesAt = (event: { clientX: number; clientY: number }) => {
    const area = box.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1)
    return {
      hz: tidy(EQ_BAND.hz, frequencyAt((event.clientX - area.left) / area.width)),
      gainDb: tidy(EQ_BAND.gainDb, (0.5 - (event.clientY - area.top) / area.height) * 2 * rangeDb),
    }
  }
  const onMove = (event: PointerEvent<SVGElement>) => {
    const held = drag.current
    if (!held) return
    const { hz, gainDb } = valuesAt(event)
    const isNotch = eq.bands[held.band]?.type === 'notch'
    const values = isNotch ? { hz } : { hz, gainDb }
    setBand(app, [...path, 'bands', held.band], values, `${undoName} band ${held.band + 1}`, held.gesture)
  }
  const addBand = (event: { clientX: number; clientY: number; target: EventTarget }) => {
    // A double press of a button that stands on the curve adds nothing.
    if (event.target !== box.current) return
    const free = eq.bands.findIndex((band) => !band.on)
    if (free < 0) return
    app.view.setState({ band: free })
    const values = { ...valuesAt(event), on: true, type: 'bell' as const, q: 1 }
    setBand(app, [...path, 'bands', free], values, `${undoName} band ${free + 1} on`, null)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the bands below are the same controls for keys
    <div ref={box} className="eq-curve" onDoubleClick={addBand}>
      <svg width={width} height={height} aria-hidden="true">
        <EqGrid width={width} height={height} rangeDb={rangeDb} />
      </svg>
      <div className="eq-tools">{children}</div>
      <svg width={width} height={height} aria-hidden="true">
        {responses && <EqTraces {...{ responses, width, height, rangeDb }} on={eq.on} />}
        {eq.bands.map((band, index) =>
          band.on ? (
            <EqNode
              // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place in the equaliser
              key={index}
              index={index}
              band={band}
              width={width}
              yOf={yOf}
              bandPath={[...path, 'bands', index]}
              undoName={`${undoName} band ${index + 1}`}
              onTake={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId)
                app.view.setState({ band: index })
                drag.current = { band: index, gesture: newGesture('node') }
              }}
              onMove={onMove}
              onLeave={() => {
                drag.current = null
              }}
            />
          ) : null,
        )}
      </svg>
    </div>
  )
}

/** How far from zero a band's gain comes, its range included. */
function reachDb(band: (StripEqSettings | MasterEqSettings)['bands'][number]): number {
  const moved = 'rangeDb' in band ? band.gainDb + band.rangeDb : 0
  return Math.max(Math.abs(band.gainDb), Math.abs(moved))
}
