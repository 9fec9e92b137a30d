import { type PointerEvent, useRef } from 'react'
import { setParameter } from '../../../commands/set-parameter'
import type { COMPRESSOR, CompressorSettings, GLUE } from '../../../params'
import type { Path } from '../../../state/document-path'
import { useApp } from '../../app-context'
import { midSentence } from '../../controls/mid-sentence'
import { newGesture } from '../../controls/new-gesture'
import { tidy } from '../../controls/taper'
import { ratioThrough } from './operating-point'
import { transferDbAt, transferShare } from './transfer-scale'
import { type Transfer, transferAt } from './use-transfer'

interface Props {
  readonly table: typeof COMPRESSOR | typeof GLUE
  readonly settings: CompressorSettings
  readonly transfer: Transfer
  readonly path: Path
  readonly undoName: string
  /** Of the picture, in its own units. */
  readonly size: number
}

interface Drag {
  readonly id: 'thresholdDb' | 'ratio'
  readonly gesture: string
  /** What knee, make-up and mix put between the straight part and the curve, dB. */
  readonly offsetDb: number
}

/**
 * The threshold is dragged along the curve, the ratio by the second handle, up and down. For keys and screen readers
 * the sliders beside the picture do the same: the handles are no stops of their own.
 */
export function TransferHandles({ table, settings, transfer, path, undoName, size }: Props) {
  const app = useApp()
  const drag = useRef<Drag | null>(null)
  const { thresholdDb, ratio } = settings
  // In the middle of what lies over the threshold, and never so near that both handles are one.
  const ratioInDb = Math.min(0, Math.max(thresholdDb / 4, thresholdDb + 6))
  const straightDb = thresholdDb + (ratioInDb - thresholdDb) / ratio

  const begin = (id: Drag['id']) => (event: PointerEvent<SVGElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { id, gesture: newGesture(id), offsetDb: transferAt(transfer, ratioInDb) - straightDb }
  }
  const move = (event: PointerEvent<SVGElement>) => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect()
    if (!drag.current || !box) return
    const { id, gesture, offsetDb } = drag.current
    const value =
      id === 'thresholdDb'
        ? transferDbAt((event.clientX - box.left) / box.width)
        : ratioThrough(ratioInDb, transferDbAt(1 - (event.clientY - box.top) / box.height) - offsetDb, thresholdDb)
    setParameter(app, [...path, id], tidy(table[id], value), `${undoName} ${midSentence(table[id].label)}`, gesture)
  }
  const end = () => {
    drag.current = null
  }
  const handle = (id: Drag['id'], inDb: number) => {
    const share = transferShare(Math.min(0, Math.max(-60, transferAt(transfer, inDb))))
    return (
      <g
        key={id}
        className={`transfer-handle ${id}`}
        transform={`translate(${transferShare(inDb) * size} ${(1 - share) * size})`}
        onPointerDown={begin(id)}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <title>{id === 'ratio' ? 'Drag up or down for the ratio' : 'Drag to the side for the threshold'}</title>
        <circle r="15" className="transfer-reach" />
        {id === 'ratio' ? <rect x="-4.5" y="-4.5" width="9" height="9" rx="1.5" /> : <circle r="5.5" />}
      </g>
    )
  }
  return (
    <g>
      {thresholdDb < 0 && handle('ratio', ratioInDb)}
      {handle('thresholdDb', thresholdDb)}
    </g>
  )
}
