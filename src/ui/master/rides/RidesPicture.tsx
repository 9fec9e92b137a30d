import { useRef } from 'react'
import type { RidesSettings } from '../../../params'
import type { SectionDoc } from '../../../session/document'
import { sectionName } from '../../../session/section-list'
import { useSize } from '../use-size'
import { rideShape } from './ride-shape'

/** Decibels from the middle to the edge: the smallest of these that shows every ride. */
const RANGES_DB = [3, 6, 12] as const

/** Room for the scale at the right. */
const SCALE_PX = 52

interface Props {
  readonly sections: readonly SectionDoc[]
  readonly rides: RidesSettings
  readonly songSeconds: number
}

/** The strip's gain over the song, with the sections in which it is ridden. */
export function RidesPicture({ sections, rides, songSeconds }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const most = Math.max(...Object.values(rides.gainsDb).map(Math.abs), 0)
  const rangeDb = RANGES_DB.find((range) => most <= range) ?? 12
  const x = (seconds: number) => (Math.min(seconds, songSeconds) / songSeconds) * width
  const y = (db: number) => height / 2 - (db / rangeDb) * (height / 2 - 8)
  const shape = rideShape(sections, rides, songSeconds).map(
    ({ seconds, db }) => `${x(seconds).toFixed(1)},${y(db).toFixed(1)}`,
  )
  return (
    <div ref={box} className="rides-picture">
      <svg width={width} height={height} role="img" aria-label="Gain of the rides over the song">
        {sections.map(({ id, startSeconds }, index) => {
          const left = x(startSeconds)
          const end = x(sections[index + 1]?.startSeconds ?? songSeconds)
          const room = Math.min(end - 4, width - SCALE_PX) - left
          return (
            <g key={id}>
              {index % 2 === 1 && <rect className="ride-band" x={left} y="0" width={end - left} height={height} />}
              {room > 30 && (
                <svg aria-hidden="true" x={left} y="0" width={room} height={height}>
                  <text className="ride-text" x="6" y="15">
                    {sectionName(sections, index)}
                  </text>
                </svg>
              )}
            </g>
          )
        })}
        <line className="transfer-unity" x1="0" x2={width} y1={height / 2} y2={height / 2} />
        <g className="ride-text" textAnchor="end">
          <text x={width - 6} y={y(rangeDb) + 9}>
            +{rangeDb} dB
          </text>
          <text x={width - 6} y={y(-rangeDb)}>
            −{rangeDb} dB
          </text>
        </g>
        <path d={`M${shape.join('L')}`} fill="none" stroke="var(--hue, var(--accent))" strokeWidth="2" />
      </svg>
    </div>
  )
}
