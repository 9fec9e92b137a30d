import type { PointerEvent } from 'react'
import { setBand } from '../../../commands/set-band'
import { EQ_BAND, type MasterEqBandSettings, type StripEqBandSettings } from '../../../params'
import type { Path } from '../../../state/document-path'
import { useApp, useView } from '../../app-context'
import { stepped } from '../../controls/taper'
import { isDynamic } from '../processors'
import { frequencyPlace } from './use-response'

interface Props {
  readonly index: number
  readonly band: StripEqBandSettings | MasterEqBandSettings
  readonly width: number
  readonly bandPath: Path
  readonly undoName: string
  yOf(db: number): number
  onTake(event: PointerEvent<SVGElement>): void
  onMove(event: PointerEvent<SVGElement>): void
  onLeave(): void
}

const CHANNEL_LETTERS = { stereo: '', mid: 'M', side: 'S' } as const

/** A band on the curve: its number to pull at, how far it may move, and whether it works on the middle or the side. */
export function EqNode({ index, band, width, bandPath, undoName, yOf, onTake, onMove, onLeave }: Props) {
  const app = useApp()
  const chosen = useView((state) => state.band === index)
  const gainDb = band.type === 'notch' ? 0 : band.gainDb
  const rangeDb = 'rangeDb' in band && isDynamic(band) ? band.rangeDb : 0
  const letter = 'channels' in band ? CHANNEL_LETTERS[band.channels] : ''
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the bands below are the same controls for keys
    <g
      className={`node${chosen ? ' chosen' : ''}`}
      transform={`translate(${frequencyPlace(band.hz) * width} ${yOf(gainDb)})`}
      onPointerDown={onTake}
      onPointerMove={onMove}
      onPointerUp={onLeave}
      onPointerCancel={onLeave}
      onDoubleClick={(event) => {
        event.stopPropagation()
        setBand(app, bandPath, { on: false }, `${undoName} off`, null)
      }}
      onWheel={(event) => {
        const q = stepped(EQ_BAND.q, band.q, event.deltaY < 0 ? 3 : -3)
        setBand(app, bandPath, { q }, `${undoName} Q`, `wheel-${index}`)
      }}
    >
      {rangeDb !== 0 && <line className="node-range" y1="0" y2={yOf(gainDb + rangeDb) - yOf(gainDb)} />}
      <circle r="18" className="node-reach" />
      <circle r="10" className="node-face" />
      <text textAnchor="middle" dy="4">
        {index + 1}
      </text>
      {letter && (
        <text className="node-letter" x="14" dy="-6">
          {letter}
        </text>
      )}
    </g>
  )
}
