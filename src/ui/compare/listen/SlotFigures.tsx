import { numberText } from '../../../params/value-text'
import type { MonitorSlot } from '../../../protocol/listening'
import { isMatching, slotLoudness } from '../../../state/loudness-store'
import { useLoudness, useSession } from '../../app-context'

/** How loud a slot is by itself, and what the monitor does to it. */
export function SlotFigures({ slot, filled }: { slot: MonitorSlot; filled: boolean }) {
  const loudness = useLoudness((state) => slotLoudness(state, slot))
  const match = useSession((state) => state.session?.compare.matchLoudness ?? true)
  const matching = useLoudness(isMatching) && match
  const { figures, status, gainDb } = loudness
  return (
    <>
      <td className="figure loudness">{figures ? numberText(figures.integratedLufs, 1) : '–'}</td>
      <td className="figure">{figures ? numberText(figures.truePeakDbtp, 1) : '–'}</td>
      <td className="figure">{figures ? numberText(figures.plrDb, 1) : '–'}</td>
      <td className={`figure heard-at ${matching ? 'attention' : 'secondary'}`}>
        {!filled ? '' : matching ? 'matching' : status === 'absent' ? '–' : `${numberText(gainDb, 1)} dB`}
      </td>
    </>
  )
}
