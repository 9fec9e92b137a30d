import { Button } from 'react-aria-components'
import { endAudition } from '../../commands/set-audition'
import { numberText } from '../../params/value-text'
import { slotLoudness } from '../../state/loudness-store'
import { groupById } from '../../state/session-store'
import { useApp, useLoudness, useSession, useTransport } from '../app-context'
import { MASTER_PROCESSORS, STRIP_PROCESSORS } from '../master/processors'

/** Said as long as one processor is judged by itself: the export never follows. A press ends it. */
export function AuditionNotice() {
  const app = useApp()
  const audition = useTransport((state) => state.audition)
  const place = audition?.place
  const groupName = useSession((state) =>
    place?.host === 'strip' ? (groupById(state.session, place.groupId)?.name ?? '') : 'Master',
  )
  if (!audition || !place) return null
  const processor =
    place.host === 'strip' ? STRIP_PROCESSORS[place.processor].label : MASTER_PROCESSORS[place.processor].label
  const says =
    audition.kind === 'delta' ? `Only what ${processor} changes` : `${audition.on ? 'Without' : 'With'} ${processor}`
  return (
    <div className="audition-notice" role="status" title={`${says} (${groupName}). For your ears only.`}>
      <span className="cut audition-says">{says}</span>
      {audition.kind === 'bypass' && <BypassMatch on={audition.on} />}
      <Button
        className="button quiet audition-end"
        aria-label={audition.kind === 'delta' ? 'Stop hearing the change alone' : 'End the bypass'}
        onPress={() => endAudition(app)}
      >
        <span aria-hidden="true">×</span>
      </Button>
    </div>
  )
}

/** What makes the song without the processor as loud as with it. */
function BypassMatch({ on }: { on: boolean }) {
  const without = useLoudness((state) => slotLoudness(state, 'bypassed'))
  const masterDb = useLoudness((state) => slotLoudness(state, 'master').gainDb)
  if (without.status !== 'current') return <span>matching</span>
  return <span className="audition-gain">{numberText(on ? without.gainDb : masterDb, 1)} dB</span>
}
