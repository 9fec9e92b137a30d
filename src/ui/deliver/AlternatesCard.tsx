import { Switch } from 'react-aria-components'
import { setParameter } from '../../commands/set-parameter'
import { ALTERNATES } from '../../params'
import type { SessionDoc } from '../../session/document'
import { planAlternates } from '../../session/plan-alternates'
import { useApp, useSession } from '../app-context'
import { ParamChoice } from '../controls/ParamChoice'
import { ParamSegments } from '../controls/ParamSegments'
import { AddAlternates } from './AddAlternates'
import { AlternateItem } from './AlternateItem'
import './alternates.css'

/** What each way of making them means for who gets the files. */
const MEANING = {
  linked:
    'Linked: every file shares each gain of the full song (dynamics, limiter), so files that hold every strip once sum to the master.',
  free: 'Free: each file is mastered anew to its own loudness, with gains of its own. They do not sum to the master.',
} as const

/** Which files are written beside the master: instrumental, a cappella, mastered stems. */
export function AlternatesCard() {
  const session = useSession((state) => state.session)
  return (
    <section className="card alternates" aria-labelledby="deliver-alternates">
      <h2 id="deliver-alternates">Alternates</h2>
      {session && session.groups.length > 0 ? (
        <Alternates session={session} />
      ) : (
        <p className="secondary">Instrumental, a cappella and mastered stems, in one export: add stems first.</p>
      )}
    </section>
  )
}

function Alternates({ session }: { session: SessionDoc }) {
  const { mode, sets } = session.alternates
  const { notes, obstacle } = planAlternates(session)
  return (
    <>
      <div className="row alternates-mode">
        <ParamSegments param={ALTERNATES.mode} path={['alternates', 'mode']} undoName={ALTERNATES.mode.label} />
        <MasteredStems on={session.alternates.stems} isFree={mode === 'free'} />
      </div>
      <p className="secondary">{MEANING[mode]}</p>
      {mode === 'linked' && (
        <div className="row alternates-overs" title={ALTERNATES.overs.help}>
          <span className="secondary">{ALTERNATES.overs.label}</span>
          <ParamChoice param={ALTERNATES.overs} path={['alternates', 'overs']} undoName={ALTERNATES.overs.label} />
        </div>
      )}
      {sets.length > 0 && (
        <ul className="alternate-list" aria-label="Alternates">
          {sets.map((set, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a set has no id; its place is what every edit goes by
            <AlternateItem key={index} index={index} set={set} groups={session.groups} isFree={mode === 'free'} />
          ))}
        </ul>
      )}
      <AddAlternates session={session} />
      {obstacle && <p className="attention">{obstacle}</p>}
      {notes.map((note) => (
        <p key={note} className="secondary">
          {note}
        </p>
      ))}
    </>
  )
}

function MasteredStems({ on, isFree }: { on: boolean; isFree: boolean }) {
  const app = useApp()
  const { label, help } = ALTERNATES.stems
  return (
    <div className="row" title={help}>
      <Switch
        className="switch"
        aria-label={label}
        aria-describedby={isFree ? 'stems-are-linked' : undefined}
        isSelected={on}
        isDisabled={isFree}
        onChange={(selected) => setParameter(app, ['alternates', 'stems'], selected, label)}
      >
        <span className="switch-track">
          <span className="switch-thumb" style={{ display: 'block' }} />
        </span>
        {label}
      </Switch>
      {isFree && (
        <span id="stems-are-linked" className="secondary">
          linked only
        </span>
      )}
    </div>
  )
}
