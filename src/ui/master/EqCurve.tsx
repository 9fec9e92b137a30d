import { type PointerEvent, useRef } from 'react'
import { setBand } from '../../commands/set-band'
import { EQ_BAND, type EqSettings } from '../../params'
import type { Path } from '../../state/document-path'
import { useApp, useView } from '../app-context'
import { newGesture } from '../controls/new-gesture'
import { stepped, tidy } from '../controls/taper'
import { EqGrid } from './EqGrid'
import { frequencyAt, frequencyPlace, type Response, responsePath } from './use-response'
import { useSize } from './use-size'

interface Props {
  readonly response: Response | null
  readonly eq: EqSettings
  readonly path: Path
  readonly undoName: string
}

/** The curve that sounds. A band is pulled by its number; the wheel narrows it; a double click adds or removes one. */
export function EqCurve({ response, eq, path, undoName }: Props) {
  const app = useApp()
  const chosen = useView((state) => state.band)
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const drag = useRef<{ band: number; gesture: string } | null>(null)
  const rangeDb = eq.bands.some((band) => band.on && Math.abs(band.gainDb) > 11.5) ? 21 : 12

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
  const addBand = (event: { clientX: number; clientY: number }) => {
    const free = eq.bands.findIndex((band) => !band.on)
    if (free < 0) return
    app.view.setState({ band: free })
    const values = { ...valuesAt(event), on: true, type: 'bell' as const, q: 1 }
    setBand(app, [...path, 'bands', free], values, `${undoName} band ${free + 1} on`, null)
  }

  return (
    <div ref={box} className="eq-curve">
      <svg width={width} height={height} aria-hidden="true" onDoubleClick={addBand}>
        <EqGrid width={width} height={height} rangeDb={rangeDb} />
        {response && (
          <>
            <path
              d={`${responsePath(response, width, height, rangeDb)}L${width},${height / 2}L0,${height / 2}Z`}
              fill="var(--hue, var(--accent))"
              opacity={eq.on ? 0.09 : 0.03}
            />
            <path
              d={responsePath(response, width, height, rangeDb)}
              fill="none"
              stroke={eq.on ? 'var(--hue, var(--accent))' : 'var(--faint)'}
              strokeWidth="2"
              strokeLinejoin="round"
            />
          </>
        )}
        {eq.bands.map((band, index) =>
          band.on ? (
            // biome-ignore lint/a11y/noStaticElementInteractions: the bands below are the same controls for keys
            <g
              // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place in the equaliser
              key={index}
              className={`node${chosen === index ? ' chosen' : ''}`}
              transform={`translate(${frequencyPlace(band.hz) * width} ${yOf(band.type === 'notch' ? 0 : band.gainDb)})`}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId)
                app.view.setState({ band: index })
                drag.current = { band: index, gesture: newGesture('node') }
              }}
              onPointerMove={onMove}
              onPointerUp={() => {
                drag.current = null
              }}
              onPointerCancel={() => {
                drag.current = null
              }}
              onDoubleClick={(event) => {
                event.stopPropagation()
                setBand(app, [...path, 'bands', index], { on: false }, `${undoName} band ${index + 1} off`, null)
              }}
              onWheel={(event) => {
                const q = stepped(EQ_BAND.q, band.q, event.deltaY < 0 ? 3 : -3)
                setBand(app, [...path, 'bands', index], { q }, `${undoName} band ${index + 1} Q`, `wheel-${index}`)
              }}
            >
              <circle r="18" className="node-reach" />
              <circle r="10" className="node-face" />
              <text textAnchor="middle" dy="4">
                {index + 1}
              </text>
            </g>
          ) : null,
        )}
      </svg>
    </div>
  )
}
