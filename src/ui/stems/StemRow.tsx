import type { StemRef } from '../../session/document'
import { useImports, useSession, useTransport } from '../app-context'
import { Waveform } from '../transport/Waveform'
import { StemFigures } from './StemFigures'
import { StemMenu } from './StemMenu'
import { loudestPeak } from './stem-peak'

interface Props {
  readonly groupId: string
  readonly stem: StemRef
  readonly hue: string
}

/** What a stem's file is and measures, its waveform in the song's time, and what can be done with it. */
export function StemRow({ groupId, stem, hue }: Props) {
  const facts = useImports((state) => (stem.sha256 ? state.stems[stem.sha256] : undefined))
  const sessionRateHz = useSession((state) => state.session?.rateHz)
  const songSeconds = useTransport((state) => state.songFrames) / (sessionRateHz ?? 1)
  const loudest = useImports((state) => loudestPeak(state.stems))
  const seconds = stem.frames / stem.rateHz
  return (
    <>
      <StemFigures stem={stem} facts={facts} />
      <div className="stem-wave">
        {facts ? (
          <div style={{ width: `${songSeconds > 0 ? Math.min(100, (seconds / songSeconds) * 100) : 100}%` }}>
            <Waveform
              max={facts.peaks.max}
              min={facts.peaks.min}
              seconds={seconds}
              colour={hue}
              height={44}
              maxPeak={loudest}
            />
          </div>
        ) : (
          <span className="missing">This file is missing: add “{stem.fileName}” to hear it</span>
        )}
      </div>
      <StemMenu groupId={groupId} stem={stem} />
    </>
  )
}
