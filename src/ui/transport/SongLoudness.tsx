import { useMemo } from 'react'
import { numberText } from '../../params/value-text'
import { masterLoudness } from '../../state/loudness-store'
import { useLoudness, useSession } from '../app-context'
import { LoudestMark } from './LoudestMark'
import { curveHeight, curveRange, loudnessPath } from './loudness-curve'
import { PeakMarks } from './PeakMarks'
import './loudness.css'

/** The finished song's short-term loudness over its outline, the target across it, and where it is loudest. */
export function SongLoudness({ seconds }: { seconds: number }) {
  const figures = useLoudness((state) => masterLoudness(state).figures)
  const isOld = useLoudness((state) => masterLoudness(state).status === 'measuring')
  const targetLufs = useSession((state) => state.session?.delivery.targetLufs ?? null)
  const rateHz = useSession((state) => state.session?.rateHz ?? 48_000)
  const history = figures?.history
  const loudestLufs = figures?.maxShortTermLufs ?? Number.NEGATIVE_INFINITY
  const range = curveRange(loudestLufs, targetLufs ?? loudestLufs)
  const { lowLufs } = range
  // biome-ignore lint/correctness/useExhaustiveDependencies: the range is made anew each time, its low end says all of it
  const path = useMemo(() => (history ? loudnessPath(history, seconds, range) : ''), [history, seconds, lowLufs])
  if (!figures) return null
  return (
    <div className={`song-loudness${isOld ? ' old' : ''}`}>
      {path && (
        <svg className="loudness-curve" viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
          <path className="halo" d={path} />
          <path d={path} />
        </svg>
      )}
      {path && targetLufs !== null && (
        <div className="target-box" aria-hidden="true">
          <div className="target-line" style={{ top: `${curveHeight(targetLufs, range) * 100}%` }}>
            <span>target {numberText(targetLufs, 1)}</span>
          </div>
        </div>
      )}
      <PeakMarks peaks={figures.peaks ?? []} seconds={seconds} rateHz={rateHz} />
      {figures.loudest && <LoudestMark span={figures.loudest} lufs={loudestLufs} seconds={seconds} rateHz={rateHz} />}
    </div>
  )
}
