import { type PointerEvent, useMemo, useRef } from 'react'
import { setParameter } from '../../../commands/set-parameter'
import { multibandBandDb, multibandCrossoversHz } from '../../../engine/multiband-curve'
import { MULTIBAND, type MultibandSettings } from '../../../params'
import { useApp, useEngine, useSession, useTransport } from '../../app-context'
import { midSentence } from '../../controls/mid-sentence'
import { newGesture } from '../../controls/new-gesture'
import { tidy } from '../../controls/taper'
import { FrequencyLines } from '../equaliser/EqGrid'
import { frequencies, frequencyAt, frequencyPlace } from '../equaliser/frequency-place'
import { SpectrumCanvas } from '../equaliser/SpectrumCanvas'
import { responsePath } from '../equaliser/use-response'
import { useSize } from '../use-size'
import { BandReductions } from './BandReductions'

const RANGE_DB = 24
const CROSSOVERS = ['crossover1Hz', 'crossover2Hz', 'crossover3Hz'] as const

/**
 * Each band's filters as they run, lifted by its gain, over the live spectrum; red is what is taken now. A crossover is
 * pulled to either side by its line: for keys and screen readers its slider does the same.
 */
export function MultibandCurve({ settings }: { settings: MultibandSettings }) {
  const app = useApp()
  const engine = useEngine()
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  const soloed = useTransport((state) => state.bandSolo)
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const drag = useRef<string | null>(null)
  const { count, crossover1Hz, crossover2Hz, crossover3Hz, bands } = settings

  const filters = useMemo(() => {
    if (!engine) return null
    const crossovers = { count, crossover1Hz, crossover2Hz, crossover3Hz }
    const hz = frequencies(200, rateHz)
    return {
      crossoversHz: multibandCrossoversHz(engine.dsp, crossovers),
      bands: Array.from({ length: Number(count) }, (_, band) => ({
        hz,
        db: multibandBandDb(engine.dsp, crossovers, rateHz, band, hz),
      })),
    }
  }, [engine, rateHz, count, crossover1Hz, crossover2Hz, crossover3Hz])

  const curves = useMemo(
    () =>
      filters?.bands.map(({ hz, db }, band) => {
        const gainDb = bands[band]?.gainDb ?? 0
        return { hz, db: db.map((value) => value + gainDb) }
      }),
    [filters, bands],
  )

  const pull = (index: number) => (event: PointerEvent<SVGElement>) => {
    const id = CROSSOVERS[index]
    const area = box.current?.getBoundingClientRect()
    if (!drag.current || !id || !area) return
    const hz = tidy(MULTIBAND[id], frequencyAt((event.clientX - area.left) / area.width))
    const label = `Master ${midSentence(MULTIBAND[id].label)}`
    setParameter(app, ['master', 'multiband', id], hz, label, drag.current)
  }
  const leave = () => {
    drag.current = null
  }
  const colour = settings.on ? 'var(--accent)' : 'var(--faint)'
  return (
    <div ref={box} className="multiband-curve">
      <SpectrumCanvas hue="--accent" width={width} />
      {settings.on && curves && <BandReductions curves={curves} rangeDb={RANGE_DB} />}
      <svg width={width} height={height} aria-hidden="true">
        <FrequencyLines width={width} height={height} />
        {curves?.map((response, band) => {
          const curve = responsePath(response, width, height, RANGE_DB)
          const heard = soloed === null || soloed === band
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place in the spectrum
            <g key={band} opacity={heard ? 1 : 0.3}>
              <path d={`${curve}L${width},${height}L0,${height}Z`} fill={colour} opacity="0.08" />
              <path d={curve} fill="none" stroke={colour} strokeWidth="1.75" strokeLinejoin="round" />
              <text
                className="band-number"
                x={centreOf(filters?.crossoversHz ?? [], band) * width}
                y="16"
                textAnchor="middle"
              >
                {band + 1}
              </text>
            </g>
          )
        })}
        {filters?.crossoversHz.map((hz, index) => (
          <g
            // biome-ignore lint/suspicious/noArrayIndexKey: a crossover is its place in the spectrum
            key={index}
            className="crossover"
            transform={`translate(${frequencyPlace(hz) * width} 0)`}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId)
              drag.current = newGesture('crossover')
            }}
            onPointerMove={pull(index)}
            onPointerUp={leave}
            onPointerCancel={leave}
          >
            <rect x="-14" width="28" height={height} className="crossover-reach" />
            <line y1="0" y2={height} />
          </g>
        ))}
      </svg>
    </div>
  )
}

/** Where the middle of a band stands from left (0) to right (1). */
function centreOf(crossoversHz: readonly number[], band: number): number {
  const [low, high] = [crossoversHz[band - 1], crossoversHz[band]]
  return ((low ? frequencyPlace(low) : 0) + (high ? frequencyPlace(high) : 1)) / 2
}
