import { Button } from 'react-aria-components'
import { chooseSlot, filledSlots } from '../../commands/choose-slot'
import { removeReference, removeRoughMix } from '../../commands/remove-compared'
import type { MonitorSlot } from '../../protocol/listening'
import type { SessionDoc } from '../../session/document'
import { slotLoudness } from '../../state/loudness-store'
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
  const loudness = useLoudness((state) => slotLoudness(state, slot))
  const stem = useSession((state) => state.session && stemOf(state.session, slot))
  const match = useSession((state) => state.session?.compare.matchLoudness ?? true)
  useSession((state) => state.session?.compare)
  const filled = filledSlots(app).includes(slot)
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
        {stem && (
          <Button
            className="button quiet"
            aria-label={`Remove ${title}`}
            onPress={() =>
              slot === 'rough' ? removeRoughMix(app) : removeReference(app, slot.slice('reference:'.length))
            }
          >
            Remove
          </Button>
        )}
      </div>
    </section>
  )
}

function stemOf({ compare }: SessionDoc, slot: MonitorSlot) {
  if (slot === 'rough') return compare.rough
  return compare.references.find(({ id }) => slot === `reference:${id}`)?.stem ?? null
}
