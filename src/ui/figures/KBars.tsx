import { useMemo, useRef } from 'react'
import { numberText } from '../../params/value-text'
import { useApp } from '../app-context'
import { useFrame } from '../frame-loop'
import { LiveText } from '../meters/LiveText'
import { peakDb, playingMeters } from '../meters/meter-source'
import { PeakBallistics } from '../meters/peak-ballistics'
import { useCanvas } from '../meters/use-canvas'
import { K_SCALES, KIntegrator, type KScale, kMarks, kShare } from './k-meter'
import { signedText } from './loudness-scale'
import { drawScaleBars, haveMoved, type ScaleBar } from './scale-bars'

/** The master on a K-System scale: RMS of each channel as a bar, its sample peak fainter behind, the highest as a line. */
export function KBars({ scale }: { scale: KScale }) {
  const app = useApp()
  const { label, zeroDbfs } = K_SCALES[scale]
  const marks = useMemo(
    () => kMarks(scale).map((db) => ({ share: kShare(db, scale), text: signedText(db, 0), isZero: db === 0 })),
    [scale],
  )
  const state = useRef({
    channels: [newChannel('L'), newChannel('R')] as const,
    drawn: new Float64Array(6),
    lastMs: 0,
    marks,
  })
  const bars = useMemo(() => state.current.channels.map(({ bar }) => bar), [])
  useFrame((nowMs) => {
    const [left, right] = state.current.channels
    const seconds = (nowMs - state.current.lastMs) / 1000
    state.current.lastMs = nowMs
    const master = playingMeters(app, nowMs)?.master
    left.rms.update(master?.meanSquareLeft ?? 0, seconds)
    right.rms.update(master?.meanSquareRight ?? 0, seconds)
    left.peak.update(peakDb(master?.peakLeft ?? 0), nowMs)
    right.peak.update(peakDb(master?.peakRight ?? 0), nowMs)
  })
  const canvas = useCanvas((surface) => {
    const { channels, drawn } = state.current
    for (const { bar, rms, peak } of channels) {
      bar.share = kShare(rms.dbfs - zeroDbfs, scale)
      bar.behind = kShare(peak.shownDb - zeroDbfs, scale)
      bar.line = kShare(peak.heldDb - zeroDbfs, scale)
    }
    const moved = haveMoved(bars, drawn)
    if (!moved && !surface.isNew && state.current.marks === marks) return
    state.current.marks = marks
    drawScaleBars(surface, bars, marks)
  })
  const level = (channel: 0 | 1) => () => {
    const db = state.current.channels[channel].rms.dbfs - zeroDbfs
    return db < -60 ? '–' : signedText(db, 1)
  }
  return (
    <>
      <canvas
        ref={canvas}
        className="loudness-bars"
        role="img"
        aria-label={`RMS of left and right on the scale ${label}, and the sample peaks`}
      />
      <p className="k-figures">
        <span>
          L <LiveText read={level(0)} className="k-figure" /> R <LiveText read={level(1)} className="k-figure" /> dB
        </span>{' '}
        <span className="faint">RMS, 0 is {numberText(zeroDbfs, 0)} dBFS</span>
      </p>
    </>
  )
}

function newChannel(name: string) {
  const bar: ScaleBar = { name, colour: '--text', share: 0, behind: 0, line: 0 }
  return { bar, rms: new KIntegrator(), peak: new PeakBallistics() }
}
