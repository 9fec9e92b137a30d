import { type SongFigures as Figures, masterLoudness } from '../../state/loudness-store'
import { useLoudness } from '../app-context'
import { PlacesMenu } from './PlacesMenu'
import { finite, SongTile, shownText, Was } from './SongTile'

/** The finished song's figures, by an offline pass; the last ones stand beside them until the next change. */
export function SongFigures() {
  const { status, figures, previous } = useLoudness(masterLoudness)
  const error = useLoudness((state) => state.error)
  const both = (read: (figures: Figures) => number) => ({
    value: figures && finite(read(figures)),
    was: previous && finite(read(previous)),
  })
  const integrated = both((song) => song.integratedLufs)
  const truePeak = both((song) => song.truePeakDbtp)
  return (
    <section aria-label="Whole song">
      <div className="row spread">
        <span className="secondary cut">Whole song, as it will be</span>
        <Status />
      </div>
      <div className={`song-figures${status === 'measuring' ? ' old' : ''}`}>
        <div>
          <p className={integrated.value === null ? 'figure-big none' : 'figure-big'}>{shownText(integrated.value)}</p>
          <p className="secondary">
            LUFS integrated <Was {...integrated} />
          </p>
        </div>
        <div className="figure-right">
          <p className={truePeak.value === null ? 'figure-second none' : 'figure-second'}>
            {shownText(truePeak.value)}
          </p>
          <p className="secondary">
            <Was {...truePeak} /> dBTP
          </p>
        </div>
      </div>
      {error && (
        <p className="failed" role="alert">
          {error}
        </p>
      )}
      <dl className="tiles">
        <SongTile name="Range" unit="LU" {...both((song) => song.loudnessRangeLu)} />
        <SongTile name="Max S" says="Max short-term" unit="LUFS" {...both((song) => song.maxShortTermLufs)} />
        <SongTile name="Limiting" unit="dB" {...both((song) => -song.maxGainReductionDb)} />
        <SongTile name="PLR" unit="dB" {...both((song) => song.plrDb)} />
        <SongTile name="Max M" says="Max momentary" unit="LUFS" {...both((song) => song.maxMomentaryLufs)} />
        <PlacesMenu figures={figures} />
      </dl>
    </section>
  )
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
