import { useMemo } from 'react'
import { defaultStrip } from '../../../params'
import { groupById } from '../../../state/session-store'
import { useSession } from '../../app-context'
import { areaPath, responsePath, useStripResponse } from '../equaliser/use-response'

const WIDTH = 120
const HEIGHT = 40
const RANGE_DB = 15

/** A strip's equaliser in small, so that eight of them can be compared. */
export function MiniCurve({ groupId }: { groupId: string }) {
  const eq = useSession(({ session }) => groupById(session, groupId)?.strip.eq)
  const filters = useSession(({ session }) => groupById(session, groupId)?.strip.filters)
  const repair = useSession(({ session }) => groupById(session, groupId)?.strip.repair)
  const strip = useMemo(() => {
    const plain = defaultStrip()
    return { ...plain, eq: eq ?? plain.eq, filters: filters ?? plain.filters, repair: repair ?? plain.repair }
  }, [eq, filters, repair])
  const response = useStripResponse(strip, 72)
  return (
    <svg className="mini-curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <line x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} stroke="var(--line)" />
      {response?.full && (
        <path
          d={areaPath(response.main, response.full, WIDTH, HEIGHT, RANGE_DB)}
          fill={strip.eq.on ? 'var(--hue)' : 'var(--faint)'}
          opacity="0.3"
        />
      )}
      {response && (
        <path
          d={responsePath(response.main, WIDTH, HEIGHT, RANGE_DB)}
          fill="none"
          stroke={strip.eq.on ? 'var(--hue)' : 'var(--faint)'}
          strokeWidth="1.6"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  )
}
