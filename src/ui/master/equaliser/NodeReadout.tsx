import type { CSSProperties } from 'react'
import { EQ_BAND } from '../../../params'
import { numberText, valueText } from '../../../params/value-text'
import type { ProcessorPlace } from '../../../protocol/listening'
import { useApp } from '../../app-context'
import { holdBand } from './held-band'
import { type AnyBand, hasGain, noteText } from './node-text'

/** Its size, which does not change with the figures. */
export const READOUT = { width: 178, height: 44 }
/** From a node's middle to the readout's edge. */
const GAP = 16
const EDGE = 4

interface Props {
  readonly index: number
  readonly band: AnyBand
  readonly place: ProcessorPlace
  readonly style: CSSProperties
}

/** A band's figures beside its node, and the button that lets it be heard alone. */
export function NodeReadout({ index, band, place, style }: Props) {
  const app = useApp()
  return (
    <div className="eq-readout" style={style} data-band={index}>
      <span className="eq-readout-figures" aria-hidden="true">
        <b>{valueText(EQ_BAND.hz, band.hz)}</b>
        <span className="secondary">{noteText(band.hz)}</span>
        <b>{hasGain(band) ? valueText(EQ_BAND.gainDb, band.gainDb) : 'Notch'}</b>
        <span className="secondary">Q {numberText(band.q, 2)}</span>
      </span>
      <button
        type="button"
        tabIndex={-1}
        className="eq-hear"
        aria-label={`Hear band ${index + 1} alone while held`}
        title={`Hear band ${index + 1} alone while held (H)`}
        // What has the focus keeps it.
        onMouseDown={(event) => event.preventDefault()}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          app.view.setState({ band: index })
          holdBand(app, place, index)
        }}
        onContextMenu={(event) => event.preventDefault()}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2.5 11V8a5.5 5.5 0 0 1 11 0v3" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <rect x="1.75" y="9" width="3.5" height="5" rx="1.2" fill="currentColor" />
          <rect x="10.75" y="9" width="3.5" height="5" rx="1.2" fill="currentColor" />
        </svg>
      </button>
    </div>
  )
}

/** Where the readout of a node at `x`, `y` has room: above it, below it, or beside it. */
export function readoutStyle(x: number, y: number, width: number, height: number): CSSProperties {
  const centred = clamp(x - READOUT.width / 2, EDGE, width - READOUT.width - EDGE)
  if (y - GAP - READOUT.height >= EDGE) return { left: centred - x, top: -GAP - READOUT.height }
  if (y + GAP + READOUT.height <= height - EDGE) return { left: centred - x, top: GAP }
  const top = clamp(y - READOUT.height / 2, EDGE, height - READOUT.height - EDGE) - y
  return { left: x + GAP + READOUT.width <= width - EDGE ? GAP : -GAP - READOUT.width, top }
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value))
}
