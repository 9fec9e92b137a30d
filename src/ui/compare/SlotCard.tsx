import { Button } from 'react-aria-components'
import { chooseSlot, slotIsFilled } from '../../commands/choose-slot'
import { removeCompared } from '../../commands/remove-compared'
import type { MonitorSlot } from '../../state/transport-store'
import { useApp, useLoudness, useSession } from '../app-context'
import { numberText } from '../controls/value-text'

interface Props {
  readonly slot: MonitorSlot
  readonly title: string
  readonly hint: string
  readonly chosen: boolean
}

/** One thing to listen to: how loud the whole song is, and what the monitor does to it. */
export function SlotCard({ slot, title, hint, chosen }: Props) {
  const app = useApp()
  const loudness = useLoudness((state) => state[slot])
  const stem = useSession((state) => (slot === 'rough' || slot === 'reference' ? state.session?.compare[slot] : null))
  const match = useSession((state) => state.session?.compare.matchLoudness ?? true)
  useSession((state) => state.session?.compare)
  const filled = slotIsFilled(app, slot)
  const figures = loudness.figures
  return (
    <section
      className={`slot-card${chosen ? ' chosen' : ''}${filled ? '' : ' unfilled'}`}
      aria-label={`${title} figures`}
    >
      <div className="row spread">
        <h2>{title}</h2>
        {chosen && <span className="attention">heard now</span>}
      </div>
      <p className="secondary cut" title={stem?.fileName}>
        {stem ? stem.fileName : filled ? hint : 'Nothing here yet'}
        {stem?.lossy ? ' · lossy source' : ''}
      </p>
      <p className="slot-figure">
        {figures ? numberText(figures.integratedLufs, 1) : '–'} <small>LUFS</small>
      </p>
      <p className="secondary">{figures ? `${numberText(figures.truePeakDbtp, 1)} dBTP` : '\u00a0'}</p>
      <p className={loudness.status === 'measuring' && match ? 'attention' : 'secondary'}>
        {!filled
          ? '\u00a0'
          : !match
            ? 'as loud as it is'
            : loudness.status === 'measuring'
              ? 'matching'
              : `heard at ${numberText(loudness.gainDb, 1)} dB`}
      </p>
      <div className="row">
        <Button className="button" isDisabled={!filled} onPress={() => chooseSlot(app, slot)}>
          Hear it
        </Button>
        {stem && (slot === 'rough' || slot === 'reference') && (
          <Button className="button quiet" aria-label={`Remove ${title}`} onPress={() => removeCompared(app, slot)}>
            Remove
          </Button>
        )}
      </div>
    </section>
  )
}
