import type { StripProcessor } from '../../../params'
import { groupById } from '../../../state/session-store'
import { useSession } from '../../app-context'
import { GainReductionMeter } from '../../meters/GainReductionMeter'
import { GainReductionTrace } from '../../meters/GainReductionTrace'
import type { MeterSource } from '../../meters/meter-source'
import { MiniCurve } from './MiniCurve'

interface Props {
  readonly groupId: string
  readonly source: MeterSource
  onOpen(processor: StripProcessor): void
}

/** The equaliser and the compressor of a strip in small: each opens large. */
export function StripPictures({ groupId, source, onOpen }: Props) {
  const on = useSession(({ session }) => groupById(session, groupId)?.strip.compressor.on ?? false)
  return (
    <>
      <button type="button" className="strip-mini" aria-label="Open the equaliser" onClick={() => onOpen('eq')}>
        <MiniCurve groupId={groupId} />
      </button>
      {/* The figure stands over the button and not in it: a button's name does not change with the sound. */}
      <div className="strip-mini comp">
        {on && <GainReductionTrace source={source} />}
        <button
          type="button"
          className={`comp-open ${on ? 'secondary' : 'faint'}`}
          aria-label={`${on ? 'Comp' : 'Comp off'}: open the compressor`}
          onClick={() => onOpen('compressor')}
        >
          {on ? 'Comp' : 'Comp off'}
        </button>
        {on && <GainReductionMeter source={source} />}
      </div>
    </>
  )
}
