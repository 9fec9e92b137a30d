import { useRef } from 'react'
import { numberText } from '../../../params/value-text'
import { useApp } from '../../app-context'
import { LiveText } from '../../meters/LiveText'
import { LOW_DB, levelShare } from '../../meters/level-scale'
import { peakDb, playingMeters } from '../../meters/meter-source'
import { PeakBallistics } from '../../meters/peak-ballistics'
import { useCanvas } from '../../meters/use-canvas'
import { token } from '../../theme/colours'

interface Props {
  readonly band: number
  readonly thresholdDb: number
}

/** Sample peaks of a band before its compressor, lying, with the threshold across. */
export function BandLevel({ band, thresholdDb }: Props) {
  const app = useApp()
  const state = useRef({ level: new PeakBallistics(), drawnDb: 0, thresholdDb }).current
  const canvas = useCanvas((surface, nowMs) => {
    const { level } = state
    level.update(peakDb(playingMeters(app, nowMs)?.master.multibandBandPeak[band] ?? 0), nowMs)
    const same = Math.abs(level.shownDb - state.drawnDb) < 0.05 && state.thresholdDb === thresholdDb
    if (same && !surface.isNew) return
    state.drawnDb = level.shownDb
    state.thresholdDb = thresholdDb
    const { context, width, height } = surface
    context.clearRect(0, 0, width, height)
    context.fillStyle = token('--track')
    context.fillRect(0, 2, width, height - 4)
    context.fillStyle = token('--secondary')
    context.fillRect(0, 2, levelShare(level.shownDb) * width, height - 4)
    context.fillStyle = token('--accent')
    context.fillRect(Math.min(width - 2, levelShare(thresholdDb) * width), 0, 2, height)
  })
  const held = () => (state.level.heldDb > LOW_DB ? numberText(state.level.heldDb, 1) : '–')
  return (
    <div className="band-level" title="Peak level of the band, dBFS; the mark is the threshold">
      <canvas ref={canvas} role="img" aria-label={`Level of band ${band + 1}`} />
      <span className="band-level-text">
        <LiveText read={held} /> dBFS
      </span>
    </div>
  )
}
