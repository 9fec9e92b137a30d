import { useLoudness } from '../app-context'
import { numberText } from '../controls/value-text'

/** The finished song's figures, by an offline pass; the last ones stand beside them until the next change. */
export function SongFigures() {
  const { status, figures, previous } = useLoudness((state) => state.master)
  const error = useLoudness((state) => state.error)
  const was = previous && figures && previous.integratedLufs !== figures.integratedLufs ? previous.integratedLufs : null
  return (
    <section aria-label="Whole song">
      <div className="row spread">
        <span className="secondary">Whole song, as it will be</span>
        {status === 'current' && <span className="good">up to date</span>}
        {status === 'measuring' && <span className="attention">measuring</span>}
      </div>
      <div className={`song-figures${status === 'measuring' ? ' old' : ''}`}>
        <div>
          <p className={figures ? 'figure-big' : 'figure-big none'}>
            {figures ? numberText(figures.integratedLufs, 1) : '–'}
          </p>
          <p className="secondary">
            LUFS integrated
            {was !== null && <span className="faint"> was {numberText(was, 1)}</span>}
          </p>
        </div>
        <div className="figure-right">
          <p className={figures ? 'figure-second' : 'figure-second none'}>
            {figures ? numberText(figures.truePeakDbtp, 1) : '–'}
          </p>
          <p className="secondary">dBTP</p>
        </div>
      </div>
      {error && (
        <p className="failed" role="alert">
          {error}
        </p>
      )}
      <dl className="tiles">
        <Tile name="Range" unit="LU" value={figures?.loudnessRangeLu} />
        <Tile name="Max short" unit="LUFS" value={figures?.maxShortTermLufs} />
        <Tile name="Limiting" unit="dB" value={figures && -figures.maxGainReductionDb} />
      </dl>
    </section>
  )
}

function Tile({ name, value, unit }: { name: string; value: number | null | undefined; unit: string }) {
  return (
    <div className="tile">
      <dt>{name}</dt>
      <dd>
        {/* A song that is too short for a figure has none. */}
        {typeof value === 'number' && Number.isFinite(value) ? numberText(value, 1) : '–'} <small>{unit}</small>
      </dd>
    </div>
  )
}
