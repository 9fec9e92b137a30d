import { Button } from 'react-aria-components'
import { removeVersion } from '../../../commands/remove-version'
import { restoreVersion } from '../../../commands/restore-version'
import { numberText } from '../../../params/value-text'
import type { VersionDoc } from '../../../project/project'
import { masterLoudness, slotLoudness } from '../../../state/loudness-store'
import { useApp, useLoudness, useSession } from '../../app-context'
import { countText, dateText } from '../../controls/date-text'
import { useDifferences, useProject, useStateHash } from '../../use-project'
import { ApproveVersion } from './ApproveVersion'
import { HearVersion } from './HearVersion'
import { VersionTests } from './VersionTests'

/** One saved version: what it is, how it stands, and what can be done with it. */
export function VersionItem({ version }: { version: VersionDoc }) {
  const app = useApp()
  const { id, name, note, author, savedAt } = version
  const isSent = useProject()?.sent.includes(id) ?? false
  const isPresent = useStateHash() === version.stateSha256
  return (
    <li className={`work-item${isPresent ? ' present' : ''}`} aria-label={name}>
      <div className="row spread">
        <h3 className="cut" title={name}>
          {name}
        </h3>
        <span className="secondary work-facts">
          {author} · {dateText(savedAt)}
        </span>
      </div>
      {note !== '' && <p className="said">{note}</p>}
      <p className="secondary work-facts">
        <Standing version={version} isPresent={isPresent} />
        <VersionLoudness id={id} isPresent={isPresent} />
        {isSent ? ' · sent' : ' · not sent'}
      </p>
      <ApproveVersion version={version} />
      <VersionTests version={version} />
      <div className="row wrap">
        <HearVersion version={version} />
        <Button
          className="button"
          aria-label={`Restore ${name}`}
          isDisabled={isPresent}
          onPress={() => void restoreVersion(app, id)}
        >
          Restore
        </Button>
        <span className="grow" />
        <Button
          className="button quiet"
          aria-label={`Take off the list: ${name}`}
          onPress={() => removeVersion(app, id)}
        >
          Take off the list
        </Button>
      </div>
    </li>
  )
}

function Standing({ version, isPresent }: { version: VersionDoc; isPresent: boolean }) {
  const session = useSession((state) => state.session)
  const found = useDifferences(isPresent ? null : version.session, session)
  if (isPresent) return <span className="attention">As it stands now</span>
  return <>{countText(found.length, 'setting differs', 'settings differ')} from now</>
}

/** Known where the version is on the transport, or is what the master is now. */
function VersionLoudness({ id, isPresent }: { id: string; isPresent: boolean }) {
  const own = useLoudness((state) => slotLoudness(state, `version:${id}`).figures)
  const present = useLoudness(masterLoudness)
  const figures = own ?? (isPresent && present.status === 'current' ? present.figures : null)
  if (!figures) return null
  return (
    <>
      {' '}
      · {numberText(figures.integratedLufs, 1)} LUFS, {numberText(figures.truePeakDbtp, 1)} dBTP
    </>
  )
}
