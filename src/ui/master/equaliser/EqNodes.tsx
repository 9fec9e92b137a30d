import { type RefObject, useEffect } from 'react'
import { setBand } from '../../../commands/set-band'
import type { MasterEqSettings, StripEqSettings } from '../../../params'
import type { ProcessorPlace } from '../../../protocol/listening'
import type { Path } from '../../../state/document-path'
import { useApp } from '../../app-context'
import { isDynamic } from '../processors'
import { EqNode } from './EqNode'
import { releaseBand } from './held-band'
import type { MenuAt } from './menu-at'
import type { AnyBand } from './node-text'
import './eq-nodes.css'

interface Props {
  readonly box: RefObject<HTMLDivElement | null>
  readonly eq: StripEqSettings | MasterEqSettings
  readonly path: Path
  readonly undoName: string
  readonly place: ProcessorPlace
  readonly width: number
  readonly height: number
  readonly rangeDb: number
  /** The band whose node is to get the focus as soon as it is there. */
  readonly wanted: RefObject<number | null>
  onMenu(at: MenuAt): void
}

/** Every band that is on, as a node on the curve, in the order of the bands. */
export function EqNodes({ box, eq, path, undoName, place, width, height, rangeDb, wanted, onMenu }: Props) {
  const app = useApp()
  const movingBand = onlyDynamic(eq.bands)
  useEffect(() => {
    const node = wanted.current === null ? null : nodeOf(box.current, wanted.current)
    if (!node) return
    wanted.current = null
    node.focus()
  })
  useEffect(() => releaseBand, [])

  const turnOff = (index: number) => {
    const nodes = [...(box.current?.querySelectorAll<HTMLElement>('.eq-node') ?? [])]
    const at = nodes.findIndex((node) => node.dataset.band === String(index))
    // Who walks by keys stays on the curve.
    if (nodes[at]?.matches(':focus')) (nodes[at + 1] ?? nodes[at - 1] ?? box.current)?.focus()
    setBand(app, [...path, 'bands', index], { on: false }, `${undoName} band ${index + 1} off`, null)
  }
  return (
    <div className="eq-nodes">
      {eq.bands.map((band, index) =>
        band.on ? (
          <EqNode
            // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place in the equaliser
            key={index}
            {...{ index, band, place, width, height }}
            pxPerDb={height / 2 / rangeDb}
            bandPath={[...path, 'bands', index]}
            undoName={`${undoName} band ${index + 1}`}
            movingStrip={movingBand === index ? Number(path[1]) : null}
            onMenu={(clientX, clientY) => onMenu({ clientX, clientY, band: index })}
            onTurnOff={() => turnOff(index)}
          />
        ) : null,
      )}
    </div>
  )
}

export function nodeOf(box: HTMLElement | null, band: number): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`.eq-node[data-band="${band}"]`) ?? null
}

/** The meters tell how far the band moves that moves farthest: where only one can, that is this one. */
function onlyDynamic(bands: readonly AnyBand[]): number | null {
  const dynamic = bands.flatMap((band, index) => ('rangeDb' in band && isDynamic(band) ? [index] : []))
  return dynamic.length === 1 ? (dynamic[0] ?? null) : null
}
