import { useRef } from 'react'
import { useApp } from '../../app-context'
import { useFrame } from '../../frame-loop'
import { prepareCanvas } from '../../meters/canvas'
import { coloursGeneration, token } from '../../theme/colours'
import { paintSpectrum } from './spectrum-painter'
import { type OtherStrip, SpectrumScene } from './spectrum-scene'
import './spectrum.css'

interface Props {
  /** The token of what is watched: its family's hue, or the accent. */
  readonly hue: `--${string}`
  readonly width: number
  /** Strips whose spectra lie under it, where the settings ask for them. */
  readonly others?: readonly OtherStrip[]
  /** The other strip that is pointed at in the legend. */
  readonly lifted?: number | null
}

const NONE: readonly OtherStrip[] = []

/** What comes and goes through the watched processor, live: nothing is drawn while nothing sounds. */
export function SpectrumCanvas({ hue, width, others = NONE, lifted = null }: Props) {
  const app = useApp()
  const canvas = useRef<HTMLCanvasElement>(null)
  const state = useRef({ scene: new SpectrumScene(), colours: -1 })
  useFrame((nowMs) => {
    const element = canvas.current
    const { scene } = state.current
    if (!element || width < 8) return
    const scope = app.transport.getState().playing ? app.live.scope : null
    const isNew = scene.step(nowMs, width, scope, app.settings.getState(), others)
    if (!isNew && state.current.colours === coloursGeneration()) return
    state.current.colours = coloursGeneration()
    const context = prepareCanvas(element)
    if (context) draw(context, element, scene, hue, others, lifted)
  })
  return <canvas ref={canvas} className="spectrum" />
}

function draw(
  context: CanvasRenderingContext2D,
  { clientWidth: width, clientHeight: height }: HTMLCanvasElement,
  scene: SpectrumScene,
  hue: `--${string}`,
  others: readonly OtherStrip[],
  lifted: number | null,
): void {
  context.clearRect(0, 0, width, height)
  for (const strip of others) {
    const trace = strip.index === lifted ? undefined : scene.others.get(strip.index)
    if (!trace) continue
    const lineOpacity = lifted === null ? 0.75 : 0.25
    paintSpectrum(context, trace.shownDb, width, height, look(token(strip.hue), lineOpacity, 0, 1))
  }
  if (scene.before) paintSpectrum(context, scene.before.shownDb, width, height, look(token('--secondary'), 0.6, 0, 1))
  if (scene.after) paintSpectrum(context, scene.after.shownDb, width, height, look(token(hue), 0.6, 0.14, 1))
  const chosen = others.find(({ index }) => index === lifted)
  const trace = chosen && scene.others.get(chosen.index)
  if (trace) paintSpectrum(context, trace.shownDb, width, height, look(token(chosen.hue), 1, 0.1, 2))
}

/** Kept between frames, so that a frame makes no object for it. */
const LOOK = { colour: '', lineOpacity: 1, fillOpacity: 0, lineWidth: 1 }

function look(colour: string, lineOpacity: number, fillOpacity: number, lineWidth: number) {
  return Object.assign(LOOK, { colour, lineOpacity, fillOpacity, lineWidth })
}
