import { type SongFigures as Figures, masterLoudness } from '../../state/loudness-store'
import { useLoudness } from '../app-context'
import { PlacesMenu } from './PlacesMenu'
import { SongTile, shownText, useSongFigure, Was } from './SongTile'

const READ = {
  integratedLufs: (song: Figures) => song.integratedLufs,
  truePeakDbtp: (song: Figures) => song.truePeakDbtp,
  loudnessRangeLu: (song: Figures) => song.loudnessRangeLu,
  maxShortTermLufs: (song: Figures) => song.maxShortTermLufs,
  limitingDb: (song: Figures) => -song.maxGainReductionDb,
  plrDb: (song: Figures) => song.plrDb,
  maxMomentaryLufs: (song: Figures) => song.maxMomentaryLufs,
}

/** The finished song's figures, by an offline pass; the last ones stand beside them until the next change. */
export function SongFigures() {
  const error = useLoudness((state) => state.error)
  return (
    <section aria-label="Whole song">
      <div className="row spread">
        <span className="secondary cut">Whole song, as it will be</span>
        <Status />
      </div>
      <Largest />
      {error && (
        <p className="failed" role="alert">
          {error}
        </p>
      )}
      <dl className="tiles">
        <SongTile name="Range" unit="LU" read={READ.loudnessRangeLu} />
        <SongTile name="Max S" says="Max short-term" unit="LUFS" read={READ.maxShortTermLufs} />
        <SongTile name="Limiting" unit="dB" read={READ.limitingDb} />
        <SongTile name="PLR" unit="dB" read={READ.plrDb} />
        <SongTile name="Max M" says="Max momentary" unit="LUFS" read={READ.maxMomentaryLufs} />
        <Places />
      </dl>
    </section>
  )
}

function Largest() {
  const measuring = useLoudness((state) => masterLoudness(state).status === 'measuring')
  const integrated = useSongFigure(READ.integratedLufs)
  const truePeak = useSongFigure(READ.truePeakDbtp)
  return (
    <div className={`song-figures${measuring ? ' old' : ''}`}>
      <div>
        <p className={integrated.value === null ? 'figure-big none' : 'figure-big'}>{shownText(integrated.value)}</p>
        <p className="secondary">
          LUFS integrated <Was {...integrated} />
        </p>
      </div>
      <div className="figure-right">
        <p className={truePeak.value === null ? 'figure-second none' : 'figure-second'}>{shownText(truePeak.value)}</p>
        <p className="secondary">
          <Was {...truePeak} /> dBTP
        </p>
      </div>
    </div>
  )
}

function Places() {
  return <PlacesMenu figures={useLoudness((state) => masterLoudness(state).figures)} />
}

function Status() {
  const status = useLoudness((state) => masterLoudness(state).status)
  const fraction = useLoudness((state) => masterLoudness(state).fraction)
  if (status === 'current') return <span className="good">up to date</span>
  if (status !== 'measuring') return null
  return (
    <span className="attention">
      {typeof fraction === 'number' ? `measuring ${Math.floor(fraction * 100)} %` : 'measuring'}
    </span>
  )
}
