import type { MonitorSlot } from '../../../protocol/listening'
import { slotLoudness } from '../../../state/loudness-store'
import { useLoudness, useSession } from '../../app-context'
import { numberText } from '../../controls/value-text'

/** How loud a slot is by itself, and what the monitor does to it. */
export function SlotFigures({ slot, filled }: { slot: MonitorSlot; filled: boolean }) {
  const loudness = useLoudness((state) => slotLoudness(state, slot))
  const match = useSession((state) => state.session?.compare.matchLoudness ?? true)
  const { figures, status, gainDb } = loudness
  return (
    <>
      <td className="figure loudness">{figures ? numberText(figures.integratedLufs, 1) : '–'}</td>
      <td className="figure">{figures ? numberText(figures.truePeakDbtp, 1) : '–'}</td>
      <td className="figure">{figures ? numberText(figures.plrDb, 1) : '–'}</td>
      <td className={`figure heard-at ${status === 'measuring' && match ? 'attention' : 'secondary'}`}>
        {!filled
          ? ''
          : status === 'measuring' && match
            ? 'matching'
            : status === 'absent'
              ? '–'
              : `${numberText(gainDb, 1)} dB`}
      </td>
    </>
  )
}
