import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { EQ_BAND, type MasterEqSettings, type StripEqSettings } from '../../../params'
import type { ProcessorPlace } from '../../../protocol/listening'
import type { Path } from '../../../state/document-path'
import { useApp, useSettings, useView } from '../../app-context'
import { tidy } from '../../controls/taper'
import { useSize } from '../use-size'
import { addBand } from './add-band'
import { EqGrid } from './EqGrid'
import { EqNodes } from './EqNodes'
import { EqTraces } from './EqTraces'
import { frequencyAt } from './frequency-place'
import type { MenuAt } from './menu-at'
import { opensMenu } from './node-keys'
import { SpectrumCanvas } from './SpectrumCanvas'
import { SpectrumLegend } from './SpectrumLegend'
import type { OtherStrip } from './spectrum-scene'
import { useBandWheel } from './use-band-wheel'
import { useLongPress } from './use-long-press'
import { type EqResponses, useBandResponse } from './use-response'

interface Props {
  readonly responses: EqResponses | null
  readonly eq: StripEqSettings | MasterEqSettings
  readonly path: Path
  readonly undoName: string
  readonly place: ProcessorPlace
  /** The token of the spectrum and the curve. */
  readonly hue: `--${string}`
  readonly others: readonly OtherStrip[]
  onMenu(at: MenuAt): void
  /** Stands in the upper left corner, over the grid and under the curve. */
  readonly children: ReactNode
}

/**
 * The curve that sounds, over what sounds through it. A band is pulled by its number or moved by keys; the wheel narrows
 * it; a double click, `+` or Insert adds one; everything has a menu.
 */
export function EqCurve({ responses, eq, path, undoName, place, hue, others, onMenu, children }: Props) {
  const app = useApp()
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const [lifted, setLifted] = useState<number | null>(null)
  const chosen = useView((state) => state.band)
  const withOthers = useSettings((state) => state.spectrumOthers && state.spectrumShows !== 'off')
  const bandResponse = useBandResponse(eq, chosen)
  const rangeDb = eq.bands.some((band) => band.on && reachDb(band) > 11.5) ? 21 : 12
  // A band that was added by a key gets the focus.
  const wanted = useRef<number | null>(null)
  useBandWheel(box, path, undoName)

  const valuesAt = (clientX: number, clientY: number) => {
    const area = box.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1)
    return {
      hz: tidy(EQ_BAND.hz, frequencyAt((clientX - area.left) / area.width)),
      gainDb: tidy(EQ_BAND.gainDb, (0.5 - (clientY - area.top) / area.height) * 2 * rangeDb),
    }
  }
  const openMenu = (clientX: number, clientY: number) =>
    onMenu({ clientX, clientY, band: null, ...valuesAt(clientX, clientY) })
  const longPress = useLongPress(box, openMenu)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // A popover's events come here too: it is a child of this in React, not on the page.
    if (!box.current?.contains(event.target as Node) || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '+' || event.key === 'Insert') {
      const band = addBand(app, path, undoName, {})
      if (band !== null) wanted.current = band
    } else if (opensMenu(event)) {
      const { left, top, width, height } = box.current.getBoundingClientRect()
      openMenu(left + width / 2, top + height / 2)
    } else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's
    <div
      ref={box}
      className="eq-curve"
      role="group"
      aria-label="Curve of the equaliser"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onDoubleClick={(event) => {
        // A double press of a button that stands on the curve adds nothing.
        if (event.target !== box.current) return
        const { hz, gainDb } = valuesAt(event.clientX, event.clientY)
        addBand(app, path, undoName, { hz, gainDb })
      }}
      onContextMenu={(event) => {
        if (!box.current?.contains(event.target as Node)) return
        event.preventDefault()
        if (event.target === box.current) openMenu(event.clientX, event.clientY)
      }}
      {...longPress}
    >
      <SpectrumCanvas hue={hue} width={width} others={withOthers ? others : undefined} lifted={lifted} />
      <svg width={width} height={height} aria-hidden="true">
        <EqGrid width={width} height={height} rangeDb={rangeDb} />
      </svg>
      <div className="eq-tools">
        {children}
        <SpectrumLegend hue={hue} others={others} lifted={lifted} onLift={setLifted} />
      </div>
      <svg width={width} height={height} aria-hidden="true">
        {responses && <EqTraces {...{ responses, width, height, rangeDb }} chosen={bandResponse} on={eq.on} />}
      </svg>
      <EqNodes {...{ box, eq, path, undoName, place, width, height, rangeDb, wanted, onMenu }} />
    </div>
  )
}

/** How far from zero a band's gain comes, its range included. */
function reachDb(band: (StripEqSettings | MasterEqSettings)['bands'][number]): number {
  const moved = 'rangeDb' in band ? band.gainDb + band.rangeDb : 0
  return Math.max(Math.abs(band.gainDb), Math.abs(moved))
}
