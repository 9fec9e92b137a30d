import { type KeyboardEvent, useRef } from 'react'
import { setBand } from '../../../commands/set-band'
import { EQ_BAND } from '../../../params'
import type { ProcessorPlace } from '../../../protocol/listening'
import type { Path } from '../../../state/document-path'
import { useApp, useTransport, useView } from '../../app-context'
import { newGesture } from '../../controls/new-gesture'
import { isDynamic } from '../processors'
import { frequencyPlace } from './frequency-place'
import { holdBand, isHoldKey, releaseBand } from './held-band'
import { NodeMovement } from './NodeMovement'
import { NodeReadout, readoutStyle } from './NodeReadout'
import { bandAfterKey, opensMenu } from './node-keys'
import { type AnyBand, hasGain, spokenBand } from './node-text'
import { readBand } from './read-band'
import { useNodePull } from './use-node-pull'

interface Props {
  readonly index: number
  readonly band: AnyBand
  readonly width: number
  readonly height: number
  readonly pxPerDb: number
  readonly bandPath: Path
  readonly undoName: string
  readonly place: ProcessorPlace
  /** The strip whose live movement is this band's; null where that is not known. */
  readonly movingStrip: number | null
  onMenu(clientX: number, clientY: number): void
  onTurnOff(): void
}

const CHANNEL_LETTERS = { stereo: '', mid: 'M', side: 'S' } as const

/** A band on the curve: pulled by its number or moved by keys, with its figures beside it. */
export function EqNode(props: Props) {
  const { index, band, width, height, pxPerDb, bandPath, undoName, place, movingStrip, onMenu, onTurnOff } = props
  const app = useApp()
  const isChosen = useView((state) => state.band === index)
  const isHeard = useTransport((state) => state.heldBand?.band === index)
  const key = useRef<string | null>(null)
  const pull = useNodePull({ bandPath, undoName, width, dbPerPx: 1 / pxPerDb, onLongPress: onMenu })
  const x = frequencyPlace(band.hz) * width
  const y = height / 2 - (hasGain(band) ? band.gainDb : 0) * pxPerDb
  const rangeDb = 'rangeDb' in band && isDynamic(band) ? band.rangeDb : 0
  const letter = 'channels' in band ? CHANNEL_LETTERS[band.channels] : ''

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isHoldKey(event.nativeEvent)) {
      if (!event.repeat) holdBand(app, place, index)
    } else if (opensMenu(event) || event.key === 'Enter') {
      const { left, top } = event.currentTarget.getBoundingClientRect()
      onMenu(left + event.currentTarget.offsetWidth / 2, top + event.currentTarget.offsetHeight)
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      onTurnOff()
    } else {
      const now = readBand(app, bandPath)
      const values = now && bandAfterKey(now, event)
      if (!values) return
      key.current ??= newGesture('key')
      setBand(app, bandPath, values, undoName, key.current)
    }
    event.preventDefault()
    event.stopPropagation()
  }
  const endKey = () => {
    key.current = null
  }
  return (
    <div
      className={`eq-place${isChosen ? ' chosen' : ''}${isHeard ? ' heard' : ''}`}
      style={{ transform: `translate(${x.toFixed(2)}px, ${y.toFixed(2)}px)` }}
    >
      {rangeDb !== 0 && <RangeLine from={0} to={-rangeDb * pxPerDb} />}
      {movingStrip !== null && rangeDb !== 0 && <NodeMovement strip={movingStrip} pxPerDb={pxPerDb} />}
      <div
        className="eq-node"
        data-band={index}
        role="slider"
        tabIndex={0}
        aria-label={`Band ${index + 1} on the curve`}
        aria-valuemin={EQ_BAND.hz.min}
        aria-valuemax={EQ_BAND.hz.max}
        aria-valuenow={band.hz}
        aria-valuetext={spokenBand(band)}
        aria-keyshortcuts="Enter Delete H"
        {...pull}
        onFocus={() => app.view.setState({ band: index })}
        onBlur={() => {
          endKey()
          releaseBand()
        }}
        onKeyDown={onKeyDown}
        onKeyUp={endKey}
        onDoubleClick={(event) => {
          event.stopPropagation()
          onTurnOff()
        }}
        onContextMenu={(event) => {
          event.preventDefault()
          event.stopPropagation()
          pull.onPointerCancel()
          onMenu(event.clientX, event.clientY)
        }}
      >
        <span className="eq-node-face" aria-hidden="true">
          {index + 1}
        </span>
        {letter && (
          <span className="eq-node-letter" aria-hidden="true">
            {letter}
          </span>
        )}
      </div>
      <NodeReadout {...{ index, band, place }} style={readoutStyle(x, y, width, height)} />
    </div>
  )
}

/** How far a dynamic band may move. */
function RangeLine({ from, to }: { from: number; to: number }) {
  return <div className="eq-node-range" style={{ top: Math.min(from, to), height: Math.abs(to - from) }} />
}
