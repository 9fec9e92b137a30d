import { type CSSProperties, useEffect, useMemo, useRef } from 'react'
import type { SessionDoc } from '../../session/document'
import { shortName } from '../../session/short-name'
import type { ImportsState } from '../../state/imports-store'
import { useApp, useImports, useSession } from '../app-context'
import { FAMILY_LOOKS } from '../families'
import { useSize } from '../master/use-size'
import { prepareCanvas } from '../meters/canvas'
import { token } from '../theme/colours'
import { useColoursGeneration } from '../theme/use-theme'
import { type Outline, songOutline } from './song-outline'
import './stem-lanes.css'

/** Of one strip, in CSS pixels. */
const LANE = 20
const WAVE = 18

interface Lane {
  readonly id: string
  readonly name: string
  readonly hue: string
  readonly outline: Outline
}

/** Every strip's waveform in the song's time, in the hue of its family and with its name: drawn once, not every frame. */
export function StemLanes({ seconds }: { seconds: number }) {
  const app = useApp()
  const stems = useImports((state) => state.stems)
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { width } = useSize(box)
  const colours = useColoursGeneration()
  // An edit of a strip's settings draws nothing anew.
  const key = useSession(({ session }) => session?.groups.map(drawnOf).join('\n') ?? '')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what of the groups is used
  const lanes = useMemo(
    () => lanesOf(app.session.getState().session?.groups ?? [], stems, seconds),
    [key, stems, seconds],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours of another theme are drawn anew
  useEffect(() => {
    const context = canvas.current && prepareCanvas(canvas.current)
    if (context) draw(context, width, lanes)
  }, [lanes, width, colours])
  return (
    <div ref={box} className="stem-lanes" style={{ height: lanes.length * LANE }} aria-hidden="true">
      <canvas ref={canvas} />
      {lanes.map(({ id, name, hue }) => (
        <span key={id} className="stem-lane-name" style={{ '--hue': hue } as CSSProperties}>
          <span className="dot" />
          <span className="cut">{name}</span>
        </span>
      ))}
    </div>
  )
}

function drawnOf({ id, name, family, stems }: SessionDoc['groups'][number]): string {
  return [id, name, family, ...stems.map((stem) => stem.sha256)].join()
}

function lanesOf(groups: SessionDoc['groups'], stems: ImportsState['stems'], seconds: number): Lane[] {
  const names = groups.map(({ name }) => name)
  return groups.map(({ id, name, family, stems: own }) => {
    const parts = own.flatMap(({ sha256, rateHz }) => {
      const facts = sha256 ? stems[sha256] : undefined
      return facts ? [{ peaks: facts.peaks, rateHz }] : []
    })
    return { id, name: shortName(name, names), hue: FAMILY_LOOKS[family].hue, outline: songOutline(parts, seconds) }
  })
}

/** All to one scale, so that loud and quiet can be told; by its root, so that the quiet ones can be seen. */
function draw(context: CanvasRenderingContext2D, width: number, lanes: readonly Lane[]): void {
  context.clearRect(0, 0, width, lanes.length * LANE)
  const loudest = Math.max(0.01, ...lanes.map(({ outline }) => outline.loudest))
  lanes.forEach(({ hue, outline: { max, min, loudest: own } }, index) => {
    const middle = index * LANE + LANE / 2
    const scale = (Math.sqrt(own / loudest) * WAVE) / 2
    context.fillStyle = token(hue.slice('var('.length, -1) as `--${string}`)
    for (let x = 0; x < width; x++) {
      const point = Math.floor((x / width) * max.length)
      const up = Math.max(0.5, (max[point] ?? 0) * scale)
      const down = Math.max(0.5, -(min[point] ?? 0) * scale)
      context.fillRect(x, middle - up, 1, up + down)
    }
  })
}
