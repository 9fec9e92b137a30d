import type { StripProcessor, StripSettings } from '../../../params'
import { GainReductionMeter } from '../../meters/GainReductionMeter'
import { GainReductionTrace } from '../../meters/GainReductionTrace'
import { MiniCurve } from './MiniCurve'

interface Props {
  readonly strip: StripSettings
  readonly index: number
  onOpen(processor: StripProcessor): void
}

/** The equaliser and the compressor of a strip in small: each opens large. */
export function StripPictures({ strip, index, onOpen }: Props) {
  const { on } = strip.compressor
  return (
    <>
      <button type="button" className="strip-mini" aria-label="Open the equaliser" onClick={() => onOpen('eq')}>
        <MiniCurve strip={strip} />
      </button>
      {/* The figure stands over the button and not in it: a button's name does not change with the sound. */}
      <div className="strip-mini comp">
        {on && <GainReductionTrace source={{ kind: 'strip', index }} />}
        <button
          type="button"
          className={`comp-open ${on ? 'secondary' : 'faint'}`}
          aria-label={`${on ? 'Comp' : 'Comp off'}: open the compressor`}
          onClick={() => onOpen('compressor')}
        >
          {on ? 'Comp' : 'Comp off'}
        </button>
        {on && <GainReductionMeter source={{ kind: 'strip', index }} />}
      </div>
    </>
  )
}
